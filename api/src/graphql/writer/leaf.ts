import { type GraphQLLeafType, isEnumType } from "graphql";
import { isNothing, Unusual } from "./written.ts";

/** Scalars and codes as GraphQL would put them out, null excepted. */
export function leafWriter(type: GraphQLLeafType): (value: unknown) => string {
  if (isEnumType(type)) {
    const texts = new Map(type.getValues().map(({ name, value }) => [value, JSON.stringify(name)]));
    return (value) => texts.get(value) ?? unusual();
  }
  return (value) => {
    const coerced: unknown = type.coerceOutputValue(value);
    return (isNothing(coerced) ? undefined : JSON.stringify(coerced)) ?? unusual();
  };
}

function unusual(): never {
  throw new Unusual("a value that its type does not know");
}
