import {
  execute,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  parse,
} from "graphql";
import { describe, expect, test } from "vitest";
import { PURE } from "./pure.ts";
import { respond } from "./write.ts";

let asked = 0;
const asking = (value: unknown) => () => {
  asked += 1;
  return value;
};
const fails = () => {
  throw new Error("broken");
};

const Thing: GraphQLObjectType = new GraphQLObjectType({
  name: "Thing",
  fields: () => ({
    word: { type: GraphQLString },
    needed: { type: new GraphQLNonNull(GraphQLString) },
    broken: { type: GraphQLString, resolve: fails },
    brokenLater: { type: GraphQLString, resolve: async () => fails() },
    later: { type: GraphQLString, resolve: async () => "later" },
    things: { type: new GraphQLList(new GraphQLNonNull(Thing)) },
    twice: { type: GraphQLInt, args: { of: { type: GraphQLInt } }, resolve: (_s, { of }) => of * 2 },
  }),
});
const Greedy = new GraphQLObjectType({
  ...PURE,
  name: "Greedy",
  fields: {
    path: { type: GraphQLString, resolve: (_s, _a, _c, info) => info.fieldName },
    late: { type: GraphQLString, resolve: async () => "late" },
  },
});
const thing = { word: 'a\u2028"b\\\ud83d\ude00', needed: "n", things: [{ needed: "m" }, { word: "w" }] };
const fields = {
  thing: { type: Thing, resolve: asking(thing) },
  soon: { type: Thing, resolve: asking(Promise.resolve(thing)) },
  nothing: { type: Thing, resolve: asking(null) },
  broken: { type: Thing, resolve: () => (asked += 1) && fails() },
  greedy: { type: Greedy, resolve: asking({}) },
  list: { type: new GraphQLList(GraphQLInt), resolve: asking(new Set([1, 2])) },
  number: { type: GraphQLInt, resolve: asking("not one") },
};
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({ name: "Query", fields }),
  mutation: new GraphQLObjectType({ name: "Mutation", fields }),
});

/** As text, by the writer where it can, and by the ordinary execution. */
async function bothWays(source: string) {
  const args = { schema, document: parse(source), contextValue: {} };
  asked = 0;
  const response = await respond(args);
  const askedOnce = asked;
  const written = typeof response === "string" ? response : null;
  const text = written ?? JSON.stringify(response);
  return { written, text, askedOnce, ordinary: JSON.stringify(await execute(args)) };
}

describe("the writer says itself", () => {
  test.each([
    "{ thing { word needed } }",
    "{ thing { a: word, a: word, b: needed __typename } nothing { word } soon { word } }",
    "{ thing { ... on Thing { later } ...More things { needed: later } } } fragment More on Thing { twice(of: 4) later }",
    "query ($n: Int = 3) { thing { twice(of: $n) } soon { later things { later } } }",
    "mutation { soon { word } thing { later } }",
  ])("%s", async (source) => {
    const { written, ordinary } = await bothWays(source);
    expect(written).toBe(ordinary);
  });
});

describe("the writer leaves to the ordinary execution, and no root field is asked twice,", () => {
  test.each([
    ["a directive", "{ thing { word @include(if: false) needed } }"],
    ["introspection", "{ thing { word } __schema { queryType { name } } }"],
    ["a root's __typename", "{ __typename thing { word } }"],
    ["an error", "{ thing { word broken } soon { word } }"],
    ["an error later on", "mutation { soon { brokenLater later } thing { word } }"],
    ["an error beside a promise", "{ thing { brokenLater broken } }"],
    ["null where there is none", "mutation { thing { things { needed } } nothing { word } }"],
    ["a root field that throws", "mutation { thing { word } broken { word } soon { word } }"],
    ["a value that is not of its type", "{ number thing { word } }"],
    ["what is not an array", "{ list }"],
    ["a pure type's field that asks for more", "{ greedy { path } }"],
    ["a pure type's promise", "{ greedy { late } }"],
    ["an unfit argument", '{ thing { twice(of: "x") } }'],
    ["no such operation", "query A { nothing { word } } query B { thing { word } }"],
  ])("%s", async (_what, source) => {
    const { written, text, ordinary, askedOnce } = await bothWays(source);
    expect(written).toBeNull();
    expect(text).toBe(ordinary);
    expect(asked).toBe(2 * askedOnce);
  });
});
