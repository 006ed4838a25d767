import { createTransport } from "nodemailer";

import { errorCode } from "../kernel/db.ts";
import { toError } from "../kernel/errors.ts";
import { DELIVERED, type Delivery, undelivered } from "./delivery.ts";

export type SmtpOptions = {
  /** smtp://user:password@host:port, or smtps:// for TLS from the start. */
  readonly url: string;
  readonly from: string;
};

export type Mail = {
  readonly id: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
};

export type Mailer = AsyncDisposable & { readonly send: (mail: Mail) => Promise<Delivery> };

const TIMEOUT_MS = 10_000;

/** A connection for each letter: they are few, and none is left open to a server that has gone. */
export function openMailer({ url, from }: SmtpOptions): Mailer {
  const transport = createTransport({
    url,
    disableFileAccess: true,
    disableUrlAccess: true,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  });
  const host = from.slice(from.lastIndexOf("@") + 1).replace(/>.*$/, "");
  return {
    send: async ({ id, to, subject, text }) => {
      try {
        await transport.sendMail({
          from,
          to: [...to],
          subject,
          text,
          messageId: `<${id}@${host}>`,
          // RFC 3834: no holiday notes in answer.
          headers: { "Auto-Submitted": "auto-generated", "Idempotency-Key": id },
        });
        return DELIVERED;
      } catch (thrown) {
        const error = toError(thrown);
        const status =
          "responseCode" in error && typeof error.responseCode === "number" ? error.responseCode : null;
        return status === null
          ? undelivered("UNREACHABLE", errorCode(error))
          : undelivered("REFUSED", `SMTP ${status}`);
      }
    },
    [Symbol.asyncDispose]: () => Promise.resolve(transport.close()),
  };
}
