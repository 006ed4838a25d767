import type { MessageKind } from "@heyi/schema/vocabulary/message.ts";
import { Webhook } from "standardwebhooks";

import { DELIVERED, type Delivery, undelivered } from "./delivery.ts";
import { post } from "./post.ts";

/** What a gateway is told; schema/MESSAGES.md describes it for those who build one. */
export type GatewayMessage = {
  readonly id: string;
  readonly kind: MessageKind | "SIGNING_CODE" | "TEST";
  readonly phone: string | null;
  readonly text: string;
  readonly number: string | null;
  readonly project: string | null;
};

/** By Standard Webhooks: the id is the same with every attempt, the moment and so the signature are not. */
export async function sendToGateway(
  { url, secret }: { readonly url: string; readonly secret: string },
  { id, kind, phone, text, number, project }: GatewayMessage,
  now: Date,
  allowPrivate: boolean,
): Promise<Delivery> {
  const body = JSON.stringify({
    type: kind === "TEST" ? "message.test" : "message.send",
    timestamp: now.toISOString(),
    data: { id, kind, to: { phone }, text, complaint: { number, project } },
  });
  const answer = await post(
    url,
    body,
    {
      "idempotency-key": id,
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
      "webhook-signature": new Webhook(secret).sign(id, now, body),
    },
    allowPrivate,
  );
  if (!answer.ok) return answer;
  return answer.status >= 200 && answer.status < 300
    ? DELIVERED
    : undelivered("REFUSED", `HTTP ${answer.status}`);
}
