import type { MessageChannel } from "@heyi/schema/vocabulary/message.ts";
import { z } from "zod";

import type { Check } from "../../kernel/check.ts";

/** What a channel keeps sealed: address and secret. */
export type ChannelSecret =
  | { readonly kind: "EMAIL"; readonly to: readonly string[] }
  | { readonly kind: "WECOM_ROBOT"; readonly url: string }
  | { readonly kind: "SMS_WEBHOOK" | "DINGTALK_ROBOT"; readonly url: string; readonly secret: string };

const SECRET: z.ZodType<ChannelSecret> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("EMAIL"), to: z.array(z.string()) }),
  z.object({ kind: z.literal("WECOM_ROBOT"), url: z.string() }),
  z.object({ kind: z.literal(["SMS_WEBHOOK", "DINGTALK_ROBOT"]), url: z.string(), secret: z.string() }),
]);

/** What was sealed, read back. */
export function readSecret(json: string): ChannelSecret {
  return SECRET.parse(JSON.parse(json));
}

/** All that is ever shown of it: the host, or addresses with their first letter (AUD-2). */
export function shownOf(secret: ChannelSecret): string {
  if (secret.kind === "EMAIL") return secret.to.map(maskedAddress).join(", ");
  return `${new URL(secret.url).host}/***`;
}

function maskedAddress(address: string): string {
  const [name = "", host = ""] = address.split("@");
  const [first = ""] = name;
  return `${first}***@${host}`;
}

export type ChannelInput = {
  readonly kind: MessageChannel;
  /** For EMAIL alone. */
  readonly to: readonly string[] | null;
  /** For all others. */
  readonly url: string | null;
  /** For gateways and DingTalk. */
  readonly secret: string | null;
};

const MOST_ADDRESSES = 20;
const ADDRESS = z.email().max(200);
/** 24 to 64 random bytes, as Standard Webhooks asks for. */
const WEBHOOK_SECRET = /^whsec_[A-Za-z0-9+/]{32,86}={0,2}$/;
const DINGTALK_SECRET = /^SEC[A-Za-z0-9]{16,100}$/;

/** Names every fault to `check`; null where there is one. */
export function checkedSecret(
  check: Check,
  input: ChannelInput,
  allowPrivate: boolean,
): ChannelSecret | null {
  const { kind } = input;
  if (kind === "EMAIL") return checkedAddresses(check, input.to ?? []);
  const url = checkedUrl(check, input.url, allowPrivate);
  if (kind === "WECOM_ROBOT") return url === null ? null : { kind, url };
  const secret = input.secret?.trim() ?? "";
  const form = kind === "SMS_WEBHOOK" ? WEBHOOK_SECRET : DINGTALK_SECRET;
  if (secret === "") check.fault("secret", "REQUIRED");
  else if (!form.test(secret)) check.fault("secret", "MALFORMED");
  else if (url !== null) return { kind, url, secret };
  return null;
}

function checkedAddresses(check: Check, given: readonly string[]): ChannelSecret | null {
  const to = given.map((address) => address.trim()).filter((address) => address !== "");
  if (to.length === 0) check.fault("to", "REQUIRED");
  else if (to.length > MOST_ADDRESSES) check.fault("to", "TOO_MANY", String(MOST_ADDRESSES));
  else if (!to.every((address) => ADDRESS.safeParse(address).success)) check.fault("to", "MALFORMED");
  else return { kind: "EMAIL", to };
  return null;
}

/** https alone, unless private networks are allowed: there http is good enough. */
export function checkedUrl(check: Check, given: string | null, allowPrivate: boolean): string | null {
  const text = given?.trim() ?? "";
  if (text === "") check.fault("url", "REQUIRED");
  else {
    const url = URL.parse(text);
    const schemes = allowPrivate ? ["https:", "http:"] : ["https:"];
    const holds =
      url !== null && schemes.includes(url.protocol) && url.username === "" && text.length <= 1000;
    if (holds) return url.href;
    check.fault("url", "MALFORMED");
  }
  return null;
}
