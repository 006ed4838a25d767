import {
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from "graphql";
import type { Random } from "./random.ts";
import { type Ids, valueOf } from "./values.ts";

export type Operation = {
  readonly kind: "query" | "mutation" | "subscription";
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
};

/** Every field of the three roots can be asked, so what is added to the schema is attacked without anybody's doing. */
export class Operations {
  readonly #fields: readonly (readonly [Operation["kind"], GraphQLField<unknown, unknown>])[];
  readonly #schema: GraphQLSchema;

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
    const of = (kind: Operation["kind"], type: GraphQLObjectType | null | undefined) =>
      Object.values(type?.getFields() ?? {}).map((field) => [kind, field] as const);
    this.#fields = [
      ...of("query", schema.getQueryType()),
      ...of("mutation", schema.getMutationType()),
      ...of("subscription", schema.getSubscriptionType()),
    ];
  }

  /** A well-formed operation; its values go wrong with probability `odd` at each place. */
  one(ids: Ids, random: Random, odd: number, kinds: readonly Operation["kind"][]): Operation {
    const [kind, field] = random.pick(this.#fields.filter(([kind]) => kinds.includes(kind)));
    const args = field.args.filter(({ type }) => isNonNullType(type) || random.chance(0.6));
    const names = args.map(({ name, type }) => `$${name}: ${String(type)}`).join(", ");
    const passed = args.map(({ name }) => `${name}: $${name}`).join(", ");
    const query = `${kind} ${names && `(${names})`} { ${field.name}${passed && `(${passed})`} ${this.#below(field.type, random, 3)} }`;
    const variables = Object.fromEntries(args.map((arg) => [arg.name, valueOf(arg, ids, random, odd)]));
    return { kind, query, variables };
  }

  #below(type: GraphQLOutputType, random: Random, depth: number): string {
    const named = getNamedType(type);
    if (isLeafType(named)) return "";
    const parts = ["__typename"];
    if (isAbstractType(named))
      for (const member of this.#schema.getPossibleTypes(named))
        parts.push(`... on ${member.name} ${this.#below(member, random, depth - 1)}`);
    else if (isObjectType(named) && depth > 0)
      for (const field of Object.values(named.getFields()))
        if (field.args.every(({ type }) => !isNonNullType(type)) && random.chance(0.4))
          parts.push(`${field.name} ${this.#below(field.type, random, depth - 1)}`);
    return `{ ${parts.join(" ")} }`;
  }
}

/** The text as somebody broke it. */
export function broken(query: string, random: Random): string {
  const at = random.below(query.length + 1);
  const [head, tail] = [query.slice(0, at), query.slice(at)];
  switch (random.below(15)) {
    case 0:
      return head;
    case 1:
      return head + tail.slice(1);
    case 2:
      return head + String.fromCharCode(random.below(0x10000)) + tail;
    case 3:
      return (
        head + random.pick(["{", "[", "(", "...", '"', '"""', "#", "@", "$", "!", "\0", "\ufeff"]) + tail
      );
    case 4:
      return (
        head + random.pick(["{a", "[", "(a:", "{a{", '"""\\"""']).repeat(random.pick([3, 300, 12_000])) + tail
      );
    case 5:
      return query.replace(
        "__typename",
        `a${random.below(9)}: __typename `.repeat(random.pick([3, 100, 900])),
      );
    case 6:
      return query.replace(
        "__typename",
        `__typename ${"@skip(if: false) ".repeat(random.pick([2, 60, 600]))}`,
      );
    case 7:
      return `${query} fragment a on Query { ...b } fragment b on Query { ...a }`;
    case 8:
      return query.replace("__typename", "n".repeat(random.pick([200, 60_000])));
    case 9:
      return query + query;
    case 10:
      return query.replaceAll("__typename", "__typename ...on Query{...on Query{__typename}}");
    case 11:
      return `${query} # ${"灯".repeat(random.pick([10, 60_000]))}`;
    case 12:
      return "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }";
    case 13:
      return query.replace(
        /\$(\w+): [\w[\]!]+/,
        (_all, name: string) => `$${name}: ${random.pick(["Int", "[[ID]]", "Nosuch", "Query"])}`,
      );
    default:
      return tail;
  }
}
