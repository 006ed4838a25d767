import { setTimeout as sleep } from "node:timers/promises";
import { GraphQLInt, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString } from "graphql";
import type { Context } from "../context.ts";
import { NotAllowedError } from "../kernel/errors.ts";

const SECRET_DETAIL = "duplicate key (phone)=(13800000000)";

function fail(): never {
  throw new Error(SECRET_DETAIL);
}

/** One a millisecond, as the clumsiest of sources: its `return()` waits for the number under way. */
async function* count(_parent: unknown, { to }: { readonly to: number }) {
  for (let n = 1; n <= to; n += 1) {
    yield { count: n };
    await sleep(1);
  }
}

async function* broken() {
  yield { brokenStream: 1 };
  await sleep(1);
  fail();
}

/** Small enough to say what the transports do, without anything of the house in it. */
export const transportSchema = new GraphQLSchema({
  query: new GraphQLObjectType<unknown, Context>({
    name: "Query",
    fields: () => ({
      me: { type: GraphQLString, resolve: (_parent, _args, { actor }) => actor?.name ?? null },
      number: {
        type: GraphQLInt,
        args: { of: { type: new GraphQLNonNull(GraphQLInt) } },
        resolve: (_p, { of }) => of,
      },
      unexpected: { type: GraphQLString, resolve: fail },
      refused: {
        type: GraphQLString,
        resolve: () => {
          throw new NotAllowedError("ASSIGN", "NO_RIGHT");
        },
      },
    }),
  }),
  mutation: new GraphQLObjectType({
    name: "Mutation",
    fields: { touch: { type: GraphQLString, resolve: () => "touched" } },
  }),
  subscription: new GraphQLObjectType<unknown, Context>({
    name: "Subscription",
    fields: {
      rights: {
        type: GraphQLString,
        subscribe: async function* (_parent, _args, { socket }) {
          yield { rights: roles(socket) };
          const { promise, resolve } = Promise.withResolvers<void>();
          const stop = socket?.onRightsChanged(resolve);
          try {
            await promise;
            yield { rights: roles(socket) };
          } finally {
            stop?.();
          }
        },
      },
      count: {
        type: GraphQLInt,
        args: { to: { type: new GraphQLNonNull(GraphQLInt) } },
        subscribe: count,
      },
      brokenStream: { type: GraphQLInt, subscribe: broken },
      brokenStart: { type: GraphQLInt, subscribe: fail },
    },
  }),
});

function roles(socket: Context["socket"]): string {
  return (socket?.actor.roles ?? []).map(({ role }) => role).join(" ");
}
