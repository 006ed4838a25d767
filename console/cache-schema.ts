import {
  type GraphQLSchema,
  type IntrospectionType,
  type IntrospectionTypeRef,
  introspectionFromSchema,
} from "graphql";

/**
 * Codegen plugin: what graphcache must know of the schema to match fragments for certain, and no more:
 * names, kinds and nullability, without descriptions, arguments, inputs and enum values.
 */
export function plugin(schema: GraphQLSchema): string {
  const { queryType, mutationType, subscriptionType, types } = introspectionFromSchema(schema).__schema;
  const kept = types.filter(({ name }) => !name.startsWith("__")).flatMap(slim);
  const cacheSchema = { __schema: { queryType, mutationType, subscriptionType, types: kept } };
  return `export const cacheSchema = ${JSON.stringify(cacheSchema)} as const;\n`;
}

function slim(type: IntrospectionType): object[] {
  switch (type.kind) {
    case "OBJECT":
    case "INTERFACE":
      return [
        {
          kind: type.kind,
          name: type.name,
          fields: type.fields.map(({ name, type: of }) => ({ name, type: slimRef(of), args: [] })),
          interfaces: type.interfaces.map(({ name }) => ({ kind: "INTERFACE", name })),
          ...(type.kind === "INTERFACE" && { possibleTypes: named(type.possibleTypes) }),
        },
      ];
    case "UNION":
      return [{ kind: type.kind, name: type.name, possibleTypes: named(type.possibleTypes) }];
    default:
      return [];
  }
}

function named(types: readonly { readonly name: string }[]): object[] {
  return types.map(({ name }) => ({ kind: "OBJECT", name }));
}

/** Leaves need no name: only whether they may be null, and that they are leaves. */
function slimRef(ref: IntrospectionTypeRef): object {
  const inner = "ofType" in ref ? ref.ofType : undefined;
  if (inner) return { kind: ref.kind, ofType: slimRef(inner) };
  if (!("name" in ref)) return { kind: ref.kind };
  return ref.kind === "SCALAR" || ref.kind === "ENUM"
    ? { kind: "SCALAR", name: "Any" }
    : { kind: ref.kind, name: ref.name };
}
