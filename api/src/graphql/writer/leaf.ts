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
    return (isNothing(coerced) ? undefined : jsonOf(coerced)) ?? unusual();
  };
}

/** Anything but what JSON never escapes; quotes, backslashes, controls and surrogates are not among that. */
const ESCAPED = /[^ !#-[\]-\ud7ff\ue000-\uffff]/;

/** Most texts are plain, and are quoted in half the time. */
function jsonOf(value: unknown): string | undefined {
  return typeof value === "string" && !ESCAPED.test(value) ? `"${value}"` : JSON.stringify(value);
}

function unusual(): never {
  throw new Unusual("a value that its type does not know");
}
