import { PARTNER_SCOPES, type PartnerScope } from "@heyi/schema/vocabulary/partner.ts";
import {
  type GraphQLField,
  isNonNullType,
  isInputObjectType,
  getNamedType,
  type GraphQLInputType,
  isEnumType,
  isListType,
  getNullableType,
} from "graphql";
import { beforeAll, describe, expect, test } from "vitest";

import { useWorld } from "../../../test/world.ts";
import { schema } from "../../graphql/schema.ts";
import { schemaForApps, scopeOf } from "../graphql/audience.ts";
import { ask, letIn } from "./app.fixture.ts";

const world = useWorld();
const apps = schemaForApps(schema);
const FIELDS = [
  ...Object.values(apps.getQueryType()?.getFields() ?? {}).map((field) => ["query", field] as const),
  ...Object.values(apps.getMutationType()?.getFields() ?? {}).map((field) => ["mutation", field] as const),
];
const PAIRS = PARTNER_SCOPES.flatMap((scope) =>
  FIELDS.map(([kind, field]) => [scope, field.name, kind, field] as const),
);

/** Something of this type: right in form, leading nowhere. */
function sample(type: GraphQLInputType): unknown {
  const bare = getNullableType(type);
  if (isListType(bare)) return [];
  const named = getNamedType(type);
  if (isInputObjectType(named))
    return Object.fromEntries(
      Object.values(named.getFields())
        .filter((field) => isNonNullType(field.type))
        .map((field) => [field.name, sample(field.type)]),
    );
  if (isEnumType(named)) return named.getValues()[0]?.name;
  return { Int: 1, Boolean: true, DateTime: "2026-02-11T02:00:00Z" }[named.name] ?? "0123456789abcdef";
}

function operationOn(kind: string, { name, args }: GraphQLField<unknown, unknown>) {
  const needed = args.filter((arg) => isNonNullType(arg.type));
  const declared = needed.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(", ");
  const passed = needed.map((arg) => `${arg.name}: $${arg.name}`).join(", ");
  const query = `${kind} ${declared && `(${declared})`} { ${name} ${passed && `(${passed})`} { __typename } }`;
  return { query, variables: Object.fromEntries(needed.map((arg) => [arg.name, sample(arg.type)])) };
}

/** What something right in form that leads nowhere is answered with. */
const ANSWERS = [
  "PartnerViewer",
  "SubmittedComplaints",
  "SubmittedChanges",
  "Webhooks",
  "NotFoundError",
  "InvalidError",
];

const keys = new Map<PartnerScope, string>();
beforeAll(async () => {
  for (const scope of PARTNER_SCOPES) keys.set(scope, (await letIn(world(), { scopes: [scope] })).key);
});

describe("PAR-1 every scope with every field an app may name", () => {
  test.each(PAIRS)("%s %s", async (scope, name, kind, field) => {
    const { query, variables } = operationOn(kind, field);
    const { data, errors } = await ask<Record<string, { __typename: string }>>(
      world(),
      keys.get(scope) ?? "",
      query,
      variables,
    );
    const wanted = scopeOf(field.extensions);
    const open = wanted === "ANY" || wanted === scope;
    const answer = errors?.[0]?.extensions?.["code"] ?? data?.[name]?.__typename;
    expect(open ? ANSWERS : ["SCOPE_MISSING"]).toContain(answer);
  });

  test("each scope opens something that no other does", () => {
    for (const scope of PARTNER_SCOPES)
      expect(FIELDS.some(([, field]) => scopeOf(field.extensions) === scope)).toBe(true);
  });

  test("nobody signed in has what is for apps", async () => {
    for (const [kind, field] of FIELDS) {
      const { query, variables } = operationOn(kind, field);
      for (const person of [world().cast.admin, world().cast.dispatcher])
        expect((await world().gql(person, query, variables)).errors?.length).toBe(1);
    }
  });

  test("nothing of mediation, and nothing that names the staff, is reached from what is for apps", () => {
    const types = Object.keys(apps.getTypeMap());
    expect(types.filter((name) => /Case|Mediat|Agreement|Party|Staff|Actor|Viewer$/.test(name))).toEqual([
      "PartnerViewer",
    ]);
  });
});
