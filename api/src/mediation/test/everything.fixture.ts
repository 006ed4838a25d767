import {
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
} from "graphql";

import { schema } from "../../graphql/schema.ts";

/** Deep enough for the words of a statement of a case of a complaint of the queue. */
const DEEPEST = 6;

/** All that can be read of a type without arguments, as a selection; a type is not entered again within itself. */
function everythingOf(type: GraphQLNamedType, within: readonly string[]): string {
  if (isLeafType(type)) return "";
  if (isUnionType(type) || isInterfaceType(type)) {
    const parts = schema
      .getPossibleTypes(type)
      .map((each) => [each.name, everythingOf(each, within)] as const)
      .filter(([, selection]) => selection !== "");
    return `{ __typename ${parts.map(([name, selection]) => `... on ${name} ${selection}`).join(" ")} }`;
  }
  if (!isObjectType(type) || within.includes(type.name) || within.length >= DEEPEST) return "{ __typename }";
  const fields = Object.values(type.getFields()).flatMap((field) =>
    fieldOf(type, field, [...within, type.name]),
  );
  return `{ __typename ${fields.join(" ")} }`;
}

/** The same by the type's name. */
export function everythingIn(name: string): string {
  const type = schema.getType(name);
  if (!type) throw new Error(`no type ${name}`);
  return everythingOf(type, []);
}

/** Named by its type, so that what two members of a union call alike does not clash. */
function fieldOf(
  parent: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  within: readonly string[],
): readonly string[] {
  if (field.args.some(isRequiredArgument)) return [];
  const inner = everythingOf(getNamedType(field.type), within);
  return [`${parent.name}_${field.name}: ${field.name} ${inner}`];
}

export type Question = { readonly name: string; readonly query: string };

/** One query for each root field, asking for everything; `values` says what its arguments are, all that are to be tried. */
export function everyQuestion(
  values: (field: string, argument: string) => readonly string[],
): readonly Question[] {
  const root = schema.getQueryType();
  if (!root) throw new Error("no queries");
  return Object.values(root.getFields()).flatMap((field) => {
    const asked = field.args.map((argument) => [argument.name, values(field.name, argument.name)] as const);
    const given = asked.filter(([, each]) => each.length > 0);
    const missing = field.args.filter(
      (argument) => isRequiredArgument(argument) && !given.some(([name]) => name === argument.name),
    );
    if (missing.length > 0)
      throw new Error(`no value for ${field.name}(${missing.map(({ name }) => name).join()})`);
    const rounds = Math.max(1, ...given.map(([, each]) => each.length));
    return Array.from({ length: rounds }, (_, at) => {
      const args = given.map(([name, each]) => `${name}: ${each[at % each.length]}`).join(", ");
      const selection = everythingOf(getNamedType(field.type), []);
      return { name: field.name, query: `{ ${field.name}${args === "" ? "" : `(${args})`} ${selection} }` };
    });
  });
}
