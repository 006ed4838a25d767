import {
  getArgumentValues,
  type GraphQLField,
  type GraphQLResolveInfo,
  type ResponsePath,
  type ValidatedExecutionArgs,
} from "graphql";
import { infoOf, type Place } from "./info.ts";
import { isPromise, Unusual } from "./written.ts";

/** What a field says of its object: a value, or the promise of one. */
export type Get = (source: unknown, path: ResponsePath, run: ValidatedExecutionArgs) => unknown;

export function getter(place: Place, pure: boolean): Get {
  const { field, nodes } = place;
  const property = plainProperty(field);
  if (property !== null) return (source) => plain((source as Record<string, unknown>)[property]);
  const { resolve } = field;
  const [node] = nodes;
  if (resolve === undefined || node === undefined) throw new Unusual(field.name);
  if (pure) return (source) => plain(resolve(source, NO_ARGUMENTS, undefined, NOTHING_TO_ASK));
  return (source, path, run) => {
    const args = getArgumentValues(field, node, run.variableValues);
    return resolve(source, args, run.contextValue, infoOf(place, path, run));
  };
}

const NO_ARGUMENTS = Object.freeze({});
/** A pure field that looks for it anyway throws, and the ordinary execution answers. */
const NOTHING_TO_ASK = undefined as unknown as GraphQLResolveInfo;

/** The property behind `t.expose…` where no plug-in wraps it, or behind a field without a resolver. */
function plainProperty({ name, resolve, extensions }: GraphQLField<unknown, unknown>): string | null {
  if (resolve === undefined) return name;
  const exposed = extensions["pothosExposedField"];
  return typeof exposed === "string" && extensions["pothosResolveWrapped"] === false ? exposed : null;
}

function plain(value: unknown): unknown {
  if (typeof value === "function" || isPromise(value)) throw new Unusual("not a plain value");
  return value;
}
