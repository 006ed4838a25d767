import SchemaBuilder from "@pothos/core";
import ComplexityPlugin from "@pothos/plugin-complexity";
import ErrorsPlugin from "@pothos/plugin-errors";
import PrismaPlugin from "@pothos/plugin-prisma";
import RelayPlugin from "@pothos/plugin-relay";
import ScopeAuthPlugin from "@pothos/plugin-scope-auth";
import type { PartnerScope } from "@heyi/schema/vocabulary/partner.ts";
import type PrismaTypes from "../../generated/pothos.ts";
import { getDatamodel } from "../../generated/pothos.ts";
import type { Context } from "../context.ts";
import { ConflictError, InvalidError, NotAllowedError, NotFoundError } from "../kernel/errors.ts";
import { fault } from "./fault.ts";
import { decodeGlobalId, encodeGlobalId } from "./global-id.ts";
import { tooComplex } from "./limits.ts";
import { INPUT_GUARD } from "./input-guard.ts";

type Types = {
  PrismaTypes: PrismaTypes;
  Context: Context;
  Scalars: {
    ID: { Input: string; Output: string };
    DateTime: { Input: Date; Output: Date };
    LocalDate: { Input: string; Output: string };
    Fen: { Input: number; Output: number };
  };
  AuthScopes: { signedIn: boolean; partner: PartnerScope | "ANY" };
  /** Null must mean something, so it is asked for where it can occur. */
  DefaultFieldNullability: false;
  DefaultInputFieldRequiredness: true;
};

/** Options only. The first plugin is the outermost: what any inner one throws can become a typed error. */
export const builder = new SchemaBuilder<Types>({
  plugins: [ErrorsPlugin, INPUT_GUARD, RelayPlugin, ScopeAuthPlugin, ComplexityPlugin, PrismaPlugin],
  defaultFieldNullability: false,
  defaultInputFieldRequiredness: true,
  errors: {
    // The success member is the thing itself; a wrapper of no fields would also break Prisma's selections.
    directResult: true,
    // What the input guard refuses is a typed error too. It speaks before the rights are asked, of the input alone.
    unsafelyHandleInputErrors: true,
    defaultTypes: [InvalidError, NotAllowedError, ConflictError, NotFoundError],
    defaultUnionOptions: {
      name: ({ fieldName }) => `${fieldName.slice(0, 1).toUpperCase()}${fieldName.slice(1)}Result`,
    },
  },
  relay: {
    encodeGlobalID: encodeGlobalId,
    decodeGlobalID: decodeGlobalId,
    nodesQueryOptions: false,
    nodeQueryOptions: { description: "Anything with a global id, if the reader may see it." },
    nodeTypeOptions: { description: "Something with an id of its own across all types." },
  },
  scopeAuth: {
    authScopes: ({ actor, partner }) => ({
      signedIn: actor !== null,
      partner: (scope) => partner !== null && (scope === "ANY" || partner.scopes.includes(scope)),
    }),
    authorizeOnSubscribe: true,
    unauthorizedError: (_parent, { partner, locale }) =>
      fault(partner === null ? "SIGNED_OUT" : "SCOPE_MISSING", locale),
  },
  complexity: {
    defaultComplexity: 1,
    defaultListMultiplier: 5,
    // The console's commands ask for some 1,100 fields: the complaint as it became, or as it stands in a conflict.
    limit: { depth: 14, breadth: 2000, complexity: 50_000 },
    complexityError: tooComplex,
  },
  prisma: {
    client: (context) => context.db.prisma,
    dmmf: getDatamodel(),
    exposeDescriptions: false,
    filterConnectionTotalCount: true,
    maxConnectionSize: 100,
    onUnusedQuery: null,
  },
});

// Signed-in people only, unless a field says `skipTypeScopes: true` (the viewer does).
builder.queryType({ description: "Everything that can be read.", authScopes: { signedIn: true } });
builder.mutationType({
  description: "One field for each thing a person can do; the result names every way it can end.",
  authScopes: { signedIn: true },
});
builder.subscriptionType({
  description: "What changes while one looks; each message carries a cursor to go on from.",
  authScopes: { signedIn: true },
});
