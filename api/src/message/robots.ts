import { createHmac } from "node:crypto";
import { z } from "zod";

import { DELIVERED, type Delivery, undelivered } from "./delivery.ts";
import { post } from "./post.ts";

/** WeCom takes this many bytes of a text and refuses more. */
const LONGEST_WECOM_BYTES = 2048;

const ANSWER = z.object({ errcode: z.number().int() });

/** A group robot of WeCom (企业微信): the key in its address is all the secret it has. */
export function sendToWecom(url: string, text: string, allowPrivate: boolean): Promise<Delivery> {
  return tell(url, cutToBytes(text, LONGEST_WECOM_BYTES), allowPrivate);
}

/** A group robot of DingTalk (钉钉), signed: it takes a signature for an hour, so each attempt has its own. */
export function sendToDingtalk(
  { url, secret }: { readonly url: string; readonly secret: string },
  text: string,
  now: Date,
  allowPrivate: boolean,
): Promise<Delivery> {
  const signed = new URL(url);
  const timestamp = String(now.getTime());
  signed.searchParams.set("timestamp", timestamp);
  signed.searchParams.set("sign", dingtalkSign(timestamp, secret));
  return tell(signed.href, text, allowPrivate);
}

function dingtalkSign(timestamp: string, secret: string): string {
  return createHmac("sha256", secret).update(`${timestamp}\n${secret}`).digest("base64");
}

/** Both robots answer 200 also when they refuse; the body says which. */
async function tell(url: string, content: string, allowPrivate: boolean): Promise<Delivery> {
  const body = JSON.stringify({ msgtype: "text", text: { content } });
  const answer = await post(url, body, {}, allowPrivate);
  if (!answer.ok) return answer;
  if (answer.status !== 200) return undelivered("REFUSED", `HTTP ${answer.status}`);
  const errcode = errcodeOf(answer.body);
  return errcode === 0 ? DELIVERED : undelivered("REFUSED", `errcode ${errcode ?? "?"}`);
}

function errcodeOf(body: string): number | null {
  try {
    const parsed = ANSWER.safeParse(JSON.parse(body));
    return parsed.success ? parsed.data.errcode : null;
  } catch {
    return null;
  }
}

/** By whole characters: half of one would be refused with all the rest. */
export function cutToBytes(text: string, most: number): string {
  if (Buffer.byteLength(text) <= most) return text;
  let bytes = Buffer.byteLength("…");
  let kept = "";
  for (const letter of text) {
    bytes += Buffer.byteLength(letter);
    if (bytes > most) break;
    kept += letter;
  }
  return `${kept}…`;
}
