import type { Labels } from "./label.ts";

/** PAR-1: what became of one change on its way to an app. */
export const WEBHOOK_STATES = ["WAITING", "DELIVERED", "FAILED"] as const;
export type WebhookState = (typeof WEBHOOK_STATES)[number];
export const WEBHOOK_STATE_LABELS = {
  WAITING: { zh: "待送达", en: "Waiting" },
  DELIVERED: { zh: "已送达", en: "Delivered" },
  FAILED: { zh: "未送达", en: "Not delivered" },
} as const satisfies Labels<WebhookState>;

/** Why an attempt did not succeed; `RIGHT_LOST` is the only one that is not tried again. */
export const WEBHOOK_FAILURES = [
  "UNREACHABLE",
  "REFUSED",
  "ADDRESS_NOT_ALLOWED",
  "SECRET_UNREADABLE",
  "RIGHT_LOST",
] as const;
export type WebhookFailure = (typeof WEBHOOK_FAILURES)[number];
export const WEBHOOK_FAILURE_LABELS = {
  UNREACHABLE: { zh: "对方连接不上", en: "The other side could not be reached" },
  REFUSED: { zh: "对方未接收", en: "The other side did not take it" },
  ADDRESS_NOT_ALLOWED: { zh: "地址指向内网,不允许", en: "The address lies in a private network" },
  SECRET_UNREADABLE: { zh: "签名密钥无法读取,请重新添加", en: "Its secret cannot be read; add it anew" },
  RIGHT_LOST: { zh: "应用已无权查看这件投诉", en: "The app may not read this complaint any more" },
} as const satisfies Labels<WebhookFailure>;
