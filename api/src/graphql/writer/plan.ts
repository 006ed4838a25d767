import {
  defaultTypeResolver,
  type GraphQLAbstractType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type ResponsePath,
  type SelectionSetNode,
  type ValidatedExecutionArgs,
} from "graphql";
import { getter } from "./getter.ts";
import { infoOf, type Place } from "./info.ts";
import { leafWriter } from "./leaf.ts";
import { kept, signatureOf } from "./kept.ts";
import { isKept, isPure } from "./pure.ts";
import { type Fragments, select, setsOf } from "./selection.ts";
import { after, isNothing, isPromise, Text, Unusual, type Written } from "./written.ts";

/** The path means nothing inside a pure type. */
export type Write = (value: unknown, path: ResponsePath, run: ValidatedExecutionArgs) => Written;
type FieldPlan = { readonly head: string; readonly write: Write };
export type Scope = {
  readonly schema: GraphQLSchema;
  readonly fragments: Fragments;
  /** Inside a pure type, where nobody asks for context, info or path. */
  readonly pure: boolean;
};

/**
 * What an operation asks of one type, compiled to functions that put values out as text.
 * @throws Unusual for what is left to the ordinary execution
 */
function planFields(scope: Scope, type: GraphQLObjectType, sets: readonly SelectionSetNode[]): FieldPlan[] {
  return [...select(scope.schema, scope.fragments, type, sets)].map(([key, nodes], index) => {
    const head = `${index === 0 ? "{" : ","}"${key}":`;
    const name = nodes[0]?.name.value ?? "";
    if (name === "__typename") return { head, write: () => JSON.stringify(type.name) };
    const field = type.getFields()[name];
    if (field === undefined) throw new Unusual(name);
    const place: Place = { parent: type, field, nodes };
    const get = getter(place, scope.pure);
    const complete = planValue(scope, field.type, place);
    const write: Write = (source, above, run) => {
      const path = scope.pure ? above : { prev: above, key, typename: type.name };
      const value = get(source, path, run);
      return isPromise(value)
        ? Promise.resolve(value).then((known) => complete(known, path, run))
        : complete(value, path, run);
    };
    return { head, write };
  });
}

export function planValue(scope: Scope, type: GraphQLOutputType, place: Place): Write {
  if (!isNonNullType(type)) {
    const present = planPresent(scope, type, place);
    return (value, path, run) => (isNothing(value) ? "null" : present(value, path, run));
  }
  const present = planPresent(scope, type.ofType, place);
  return (value, path, run) => {
    if (isNothing(value)) throw new Unusual("null where there is none");
    return present(value, path, run);
  };
}

function planPresent(scope: Scope, type: GraphQLOutputType, place: Place): Write {
  if (isLeafType(type)) return leafWriter(type);
  if (isListType(type)) return planList(scope, type.ofType, place);
  if (isObjectType(type)) return planObject(scope, type, place);
  if (isAbstractType(type)) return planAbstract(scope, type, place);
  throw new Unusual(String(type));
}

function planList(scope: Scope, itemType: GraphQLOutputType, place: Place): Write {
  const item = planValue(scope, itemType, place);
  return (list, above, run) => {
    if (!Array.isArray(list)) throw new Unusual("not an array");
    const text = new Text();
    for (let index = 0; index < list.length; index += 1) {
      const path = scope.pure ? above : { prev: above, key: index, typename: undefined };
      const value: unknown = list[index];
      text.add(index === 0 ? "[" : ",");
      text.add(
        isPromise(value)
          ? Promise.resolve(value).then((known) => item(known, path, run))
          : item(value, path, run),
      );
    }
    text.add(list.length === 0 ? "[]" : "]");
    return text.whole();
  };
}

function planAbstract(scope: Scope, type: GraphQLAbstractType, place: Place): Write {
  const members = new Map(
    scope.schema.getPossibleTypes(type).map((member) => [member.name, planObject(scope, member, place)]),
  );
  const resolve = type.resolveType ?? defaultTypeResolver;
  return (value, path, run) => {
    const name = resolve(value, run.contextValue, infoOf(place, path, run), type);
    return after(name, (known) => {
      const member = members.get(String(known));
      if (member === undefined) throw new Unusual("not a member of its type");
      return member(value, path, run);
    });
  };
}

function planObject(scope: Scope, type: GraphQLObjectType, place: Place): Write {
  const sets = setsOf(place.nodes);
  const fields = planFields({ ...scope, pure: scope.pure || isPure(type) }, type, sets);
  const write = objectWriter(fields, type, place);
  return isKept(type) ? kept(write, signatureOf(scope.schema, scope.fragments, type, sets)) : write;
}

function objectWriter(fields: readonly FieldPlan[], type: GraphQLObjectType, place: Place): Write {
  const { isTypeOf } = type;
  return (value, path, run) => {
    if (typeof value !== "object") throw new Unusual("not an object");
    if (isTypeOf && isTypeOf(value, run.contextValue, infoOf(place, path, run)) !== true)
      throw new Unusual("another type");
    const text = new Text();
    for (const field of fields) {
      text.add(field.head);
      text.add(field.write(value, path, run));
    }
    text.add(fields.length === 0 ? "{}" : "}");
    return text.whole();
  };
}
