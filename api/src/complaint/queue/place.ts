import { InvalidError } from "../../kernel/errors.ts";
import { isUuid, type ComplaintId } from "../../kernel/ids.ts";

/** A row's place in the queue: the instant it is ordered by, in milliseconds, and its id among those of the same instant. */
export type Place = { readonly at: number; readonly id: ComplaintId };

/** The years 1 to 9999, which the API takes: what lies beyond is no instant of ours, nor always one of PostgreSQL's. */
const [FIRST_MS, LAST_MS] = [Date.parse("0001-01-01T00:00:00Z"), Date.parse("9999-12-31T23:59:59.999Z")];

/** Opaque to readers, who give it back as `after`. */
export function encodePlace({ at, id }: Place): string {
  return Buffer.from(`${at} ${id}`).toString("base64url");
}

/** @throws InvalidError for what is no place */
export function decodePlace(after: string): Place {
  const [instant, id] = Buffer.from(after, "base64url").toString("utf8").split(" ");
  const at = new Date(Number(instant)).getTime();
  if (id === undefined || !isUuid(id) || !(at >= FIRST_MS && at <= LAST_MS))
    throw new InvalidError([{ path: "after", code: "CURSOR_UNKNOWN" }]);
  return { at, id: id as ComplaintId };
}
