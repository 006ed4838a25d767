import { type GraphQLSchema, isAbstractType } from "graphql";

/** Codegen plugin: which types stand behind each union and interface, so that the cache need not guess. */
export function plugin(schema: GraphQLSchema): string {
  const entries = Object.values(schema.getTypeMap())
    .filter((type) => isAbstractType(type))
    .map((type) => [type.name, schema.getPossibleTypes(type).map((possible) => possible.name)] as const);
  return `export const possibleTypes: Record<string, string[]> = ${JSON.stringify(Object.fromEntries(entries))};\n`;
}
