import { getNamedType, type GraphQLNamedOutputType, isAbstractType, isObjectType } from "graphql";
import { expect, test } from "vitest";
import { schema } from "../schema.ts";
import { isPure } from "./pure.ts";

/** Everything that can be asked below a type. */
function below(type: GraphQLNamedOutputType, known = new Set<GraphQLNamedOutputType>()) {
  if (known.has(type)) return known;
  known.add(type);
  if (isAbstractType(type)) schema.getPossibleTypes(type).forEach((member) => below(member, known));
  if (isObjectType(type))
    Object.values(type.getFields()).forEach((field) => below(getNamedType(field.type), known));
  return known;
}

test("a pure type's fields, and all below, ask for nothing but their object", () => {
  const pure = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && isPure(type));
  expect(pure.map(({ name }) => name)).toContain("QueueEntry");
  const all = new Set(pure.flatMap((type) => [...below(type as GraphQLNamedOutputType)]));
  const asking = [...all].filter(isObjectType).flatMap((type) =>
    Object.values(type.getFields())
      .filter(({ args, resolve }) => args.length > 0 || (resolve !== undefined && resolve.length > 1))
      .map(({ name }) => `${type.name}.${name}`),
  );
  expect(asking).toEqual([]);
});
