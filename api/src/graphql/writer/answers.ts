import type { GraphQLSchema, ResponsePath, ValidatedExecutionArgs } from "graphql";
import type { RootField } from "./operation.ts";
import { isPromise } from "./written.ts";

/** What the root fields of one request have answered: each is asked once, whoever puts its answer out. */
export class Answers {
  readonly #given = new Map<string, () => unknown>();

  ask({ key, get }: RootField, path: ResponsePath, run: ValidatedExecutionArgs): unknown {
    try {
      const value = get(run.rootValue, path, run);
      const answer = isPromise(value) ? Promise.resolve(value) : value;
      this.#given.set(key, () => answer);
      return answer;
    } catch (thrown) {
      this.#given.set(key, () => {
        throw thrown;
      });
      throw thrown;
    }
  }

  /** The schema, in which the root fields say again what they have said here. */
  replayedIn({ schema, operation }: ValidatedExecutionArgs): GraphQLSchema {
    const root = schema.getRootType(operation.operation);
    if (this.#given.size === 0) return schema;
    const given = this.#given;
    const getField: GraphQLSchema["getField"] = (parent, name) => {
      const field = schema.getField(parent, name);
      if (parent !== root || field === undefined) return field;
      const { resolve } = field;
      return Object.create(field, {
        resolve: {
          value: (...[source, args, context, info]: Parameters<NonNullable<typeof resolve>>) => {
            const known = given.get(String(info.path.key));
            return known === undefined ? resolve?.(source, args, context, info) : known();
          },
        },
      }) as typeof field;
    };
    return Object.create(schema, { getField: { value: getField } }) as GraphQLSchema;
  }
}
