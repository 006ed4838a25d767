import { type Delivery, undelivered } from "./delivery.ts";
import { type GatewayMessage, sendToGateway } from "./gateway.ts";
import { sendToDingtalk, sendToWecom } from "./robots.ts";
import type { MessageRoom } from "./room.ts";
import { type ChannelSecret, readSecret } from "./rules/channel.ts";

/** One attempt by a channel, whatever it is. */
export async function dispatch(
  room: MessageRoom,
  channel: { readonly id: string; readonly sealed: string },
  message: GatewayMessage,
  now: Date,
): Promise<Delivery> {
  const opened = room.seal.open(channel.sealed, channel.id);
  if (opened === null) return undelivered("SECRET_UNREADABLE");
  return byWayOf(room, readSecret(opened), message, now);
}

async function byWayOf(
  room: MessageRoom,
  secret: ChannelSecret,
  message: GatewayMessage,
  now: Date,
): Promise<Delivery> {
  const { allowPrivate, mailer } = room;
  const { id, text } = message;
  switch (secret.kind) {
    case "SMS_WEBHOOK":
      return sendToGateway(secret, message, now, allowPrivate);
    case "WECOM_ROBOT":
      return sendToWecom(secret.url, text, allowPrivate);
    case "DINGTALK_ROBOT":
      return sendToDingtalk(secret, text, now, allowPrivate);
    case "EMAIL":
      return mailer === null
        ? undelivered("SMTP_NOT_SET")
        : mailer.send({ id, to: secret.to, subject: subjectOf(message), text });
    default:
      return secret satisfies never;
  }
}

function subjectOf({ number, project }: GatewayMessage): string {
  return number === null ? "和议测试邮件" : `和议提醒 ${number}${project === null ? "" : ` ${project}`}`;
}
