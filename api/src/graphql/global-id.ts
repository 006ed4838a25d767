import { GraphQLError } from "graphql";
import { isUuid } from "../kernel/ids.ts";

export function encodeGlobalId(typename: string, id: string | number | bigint): string {
  return Buffer.from(`${typename}:${id}`).toString("base64url");
}

/** Whatever is not one of our ids ends here; PostgreSQL would answer a malformed uuid with an error of its own. */
export function decodeGlobalId(globalId: string): { typename: string; id: string } {
  const [typename, id, ...rest] = Buffer.from(globalId, "base64url").toString("utf8").split(":");
  if (typename === undefined || id === undefined || rest.length > 0 || !isUuid(id)) {
    throw new GraphQLError("Malformed id", { extensions: { code: "BAD_REQUEST" } });
  }
  return { typename, id };
}
