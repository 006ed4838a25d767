import type { MessageFailure } from "@heyi/schema/vocabulary/message.ts";

/** What became of one attempt. `answer` is a status or error number of the other side, never its text: that may quote people. */
export type Delivery =
  | { readonly ok: true }
  | { readonly ok: false; readonly failure: MessageFailure; readonly answer: string | null };

export const DELIVERED: Delivery = { ok: true };

export function undelivered(failure: MessageFailure, answer: string | null = null): Delivery {
  return { ok: false, failure, answer };
}

/** The others are not mended by waiting. */
export function isWorthAnotherTry(failure: MessageFailure): boolean {
  return failure === "UNREACHABLE" || failure === "REFUSED";
}
