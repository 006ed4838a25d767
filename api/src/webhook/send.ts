import type { WebhookFailure } from "@heyi/schema/vocabulary/webhook.ts";

import { encodeCursor } from "../events/cursor.ts";
import { post } from "../message/post.ts";
import type { MessageRoom } from "../message/room.ts";
import type { Tracked } from "../resident/tracked.ts";
import { bodyOf } from "./body.ts";
import type { Claimed } from "./claim.ts";
import { readEndpointSecret, signaturesOf } from "./secret.ts";

/** `answer` is a status or an error number of the other side, never its text: that may quote people. */
export type Outcome = { readonly failure: WebhookFailure | null; readonly answer: string | null };

const TIMEOUT_MS = 5_000;

/**
 * One attempt, by Standard Webhooks: the id is the delivery's and the same with every attempt, the moment and so the
 * signatures are not. What the app may not read any more is not sent.
 */
export async function send(
  room: Pick<MessageRoom, "seal" | "allowPrivate">,
  { id, endpointId, companyId, sealed, allowed, seq, kind, at }: Claimed,
  tracked: Tracked | undefined,
  now: Date,
): Promise<Outcome> {
  if (!allowed || tracked === undefined) return { failure: "RIGHT_LOST", answer: null };
  const opened = room.seal.open(sealed, endpointId);
  if (opened === null) return { failure: "SECRET_UNREADABLE", answer: null };
  const secret = readEndpointSecret(opened);
  const body = bodyOf({ kind, at, cursor: encodeCursor({ companyId, seq }) }, tracked);
  const posted = await post(
    secret.url,
    body,
    {
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
      "webhook-signature": signaturesOf(secret, id, now, body),
    },
    room.allowPrivate,
    TIMEOUT_MS,
  );
  if (!posted.ok) return { failure: asFailure(posted.failure), answer: posted.answer };
  const taken = posted.status >= 200 && posted.status < 300;
  return { failure: taken ? null : "REFUSED", answer: `HTTP ${posted.status}` };
}

/** A POST fails in these two ways alone. */
function asFailure(failure: string): WebhookFailure {
  return failure === "ADDRESS_NOT_ALLOWED" ? failure : "UNREACHABLE";
}
