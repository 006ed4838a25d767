import type { PartnerScope } from "@heyi/schema/vocabulary/partner.ts";
import {
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLSchema,
  GraphQLUnionType,
  getNullableType,
  isNonNullType,
  isUnionType,
} from "graphql";

import type { Context } from "../../context.ts";
import { fault } from "../../graphql/fault.ts";
import type { Partner } from "../partner.ts";

type Scope = PartnerScope | "ANY";

/** Marks a root field as one that apps may use, and with which scope. Nobody signed in is asked for. */
export function forApps(scope: Scope) {
  return { skipTypeScopes: true, authScopes: { partner: scope }, extensions: { partnerScope: scope } };
}

/** The app behind the request. */
export function partnerIn({ partner, locale }: Context): Partner {
  if (partner === null) throw fault("SIGNED_OUT", locale);
  return partner;
}

/** Which scope a root field asks for; null: it is not for apps. */
export function scopeOf(extensions: Readonly<Record<PropertyKey, unknown>>): Scope | null {
  return (extensions["partnerScope"] as Scope | undefined) ?? null;
}

/**
 * PAR-1: the same schema as apps have it: the root fields marked for them and what is reached from these, and nothing
 * else, so that what is not for them cannot even be named.
 */
export function schemaForApps(schema: GraphQLSchema): GraphQLSchema {
  return new GraphQLSchema({
    description: "What apps of others may use of Heyi (PAR-1).",
    query: rootFor(schema.getQueryType()),
    mutation: rootFor(schema.getMutationType()),
    subscription: rootFor(schema.getSubscriptionType()),
  });
}

function rootFor(root: GraphQLObjectType | null | undefined): GraphQLObjectType {
  if (!root) throw new TypeError("a schema without this root");
  const { fields, ...config } = root.toConfig();
  const marked = Object.entries(fields)
    .filter(([, field]) => scopeOf(field.extensions ?? {}) !== null)
    .map(([name, field]) => [name, { ...field, type: withoutConflict(field.type) }] as const);
  return new GraphQLObjectType({ ...config, fields: Object.fromEntries(marked) });
}

/** Apps name no versions, so nothing of theirs conflicts; and what a conflict shows is the staff's. */
function withoutConflict(type: GraphQLOutputType): GraphQLOutputType {
  const bare = getNullableType(type);
  if (!isUnionType(bare)) return type;
  const { types, ...config } = bare.toConfig();
  const union = new GraphQLUnionType({
    ...config,
    types: types.filter(({ name }) => name !== "ConflictError"),
  });
  return isNonNullType(type) ? new GraphQLNonNull(union) : union;
}
