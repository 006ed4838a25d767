import {
  getNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  type SelectionSetNode,
} from "graphql";
import type { Write } from "./plan.ts";
import { type Fragments, select, setsOf } from "./selection.ts";
import { Unusual } from "./written.ts";

/** Different questions about the same rows whose texts are kept at once; without a bound, askers could fill the memory. */
const MOST_SELECTIONS = 16;
const texts = new Map<string, WeakMap<object, string>>();

/** What was written of objects under one selection, whichever document asked for it. */
function textsUnder(signature: string): WeakMap<object, string> {
  const known = texts.get(signature);
  if (known !== undefined) return known;
  const oldest = texts.keys().next();
  if (texts.size >= MOST_SELECTIONS && oldest.done === false) texts.delete(oldest.value);
  const fresh = new WeakMap<object, string>();
  texts.set(signature, fresh);
  return fresh;
}

/** Two selections with one signature write the same text of the same object. */
export function signatureOf(
  schema: GraphQLSchema,
  fragments: Fragments,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): string {
  const fields = [...select(schema, fragments, type, sets)].map(([key, nodes]) => {
    const name = nodes[0]?.name.value ?? "";
    const below = getNamedType(schema.getField(type, name)?.type);
    const members = isAbstractType(below) ? schema.getPossibleTypes(below) : [below].filter(isObjectType);
    const inner = members.map((member) => signatureOf(schema, fragments, member, setsOf(nodes)));
    return `${key}:${name}${inner.join("|")}`;
  });
  return `${type.name}{${fields.join(" ")}}`;
}

/**
 * Writes an object once per selection: a row held in memory is then put out as often as it is asked for. Only what is
 * frozen is asked for again; keeping the text of a row that is gone with its answer costs more than writing it.
 */
export function kept(write: Write, signature: string): Write {
  return (value, path, run) => {
    if (!Object.isFrozen(value)) return write(value, path, run);
    const texts = textsUnder(signature);
    const known = texts.get(value as object);
    if (known !== undefined) return known;
    const text = write(value, path, run);
    if (typeof text !== "string") throw new Unusual("a promise in a pure type");
    // What `+` has put together stays in its pieces until somebody looks into it, and goes out the slower for that.
    void text.charCodeAt(0);
    texts.set(value as object, text);
    return text;
  };
}
