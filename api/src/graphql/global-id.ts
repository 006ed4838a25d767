import { GraphQLError } from "graphql";
import { isUuid } from "../kernel/ids.ts";

export function encodeGlobalId(typename: string, id: string | number | bigint): string {
  return Buffer.from(`${typename}:${id}`).toString("base64url");
}

/** Null for what is none of our ids; PostgreSQL would answer a malformed uuid with an error of its own. */
export function decodedGlobalId(globalId: string): { typename: string; id: string } | null {
  const [typename, id, ...rest] = Buffer.from(globalId, "base64url").toString("utf8").split(":");
  if (typename === undefined || id === undefined || rest.length > 0 || !isUuid(id)) return null;
  return { typename, id };
}

/** For the relay plugin. The input guard has refused by field what does not decode. */
export function decodeGlobalId(globalId: string): { typename: string; id: string } {
  const decoded = decodedGlobalId(globalId);
  if (decoded === null) throw new GraphQLError("Malformed id", { extensions: { code: "BAD_REQUEST" } });
  return decoded;
}
