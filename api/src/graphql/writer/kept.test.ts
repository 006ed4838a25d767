import { GraphQLInt, GraphQLObjectType, GraphQLSchema, parse } from "graphql";
import { beforeEach, expect, test } from "vitest";
import { KEPT } from "./pure.ts";
import { respond } from "./write.ts";

let written = 0;
let row: object = {};

const Row = new GraphQLObjectType({
  ...KEPT,
  name: "Row",
  fields: { count: { type: GraphQLInt, resolve: () => (written += 1) } },
});
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: "Query",
    fields: { row: { type: Row, resolve: () => row }, late: { type: Row, resolve: async () => row } },
  }),
});

const ask = (source: string) => respond({ schema, document: parse(source), contextValue: {} });

beforeEach(() => {
  written = 0;
  row = Object.freeze({});
});

test("a kept object is written once for all documents that select the same of it", async () => {
  expect(await ask("{ row { count } }")).toBe('{"data":{"row":{"count":1}}}');
  expect(await ask("{ late { ...All } } fragment All on Row { count }")).toBe(
    '{"data":{"late":{"count":1}}}',
  );
  expect(await ask("{ row { other: count } }")).toBe('{"data":{"row":{"other":2}}}');
  row = Object.freeze({});
  expect(await ask("{ row { count } }")).toBe('{"data":{"row":{"count":3}}}');
});

test("texts are kept for sixteen selections at most: asking for more fills no memory", async () => {
  const mine = () => ask("{ row { mine: count } }");
  await mine();
  for (let n = 0; n < 15; n += 1) await ask(`{ row { other${n}: count } }`);
  expect(await mine()).toBe('{"data":{"row":{"mine":1}}}');
  await ask("{ row { sixteenth: count } }");
  expect(await mine()).toBe('{"data":{"row":{"mine":18}}}');
});

test("an object that is not frozen may change, so it is written each time", async () => {
  row = {};
  expect(await ask("{ row { count } }")).toBe('{"data":{"row":{"count":1}}}');
  expect(await ask("{ row { count } }")).toBe('{"data":{"row":{"count":2}}}');
});
