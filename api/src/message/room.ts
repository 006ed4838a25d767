import { type Mailer, openMailer, type SmtpOptions } from "./mail.ts";
import { type Seal, sealUnder } from "./seal.ts";

export type MessageOptions = {
  /** Null: no mail is sent. */
  readonly smtp: SmtpOptions | null;
  /** HEYI_ALLOW_PRIVATE_WEBHOOKS: gateways and robots may lie in a private network, and be spoken to without TLS. */
  readonly allowPrivate: boolean;
};

/** What sending takes, the same in all processes. */
export type MessageRoom = AsyncDisposable & {
  readonly mailer: Mailer | null;
  readonly seal: Seal;
  readonly allowPrivate: boolean;
  readonly publicUrl: string;
};

export function openMessages(
  { smtp, allowPrivate }: MessageOptions,
  { secret, publicUrl }: { readonly secret: string; readonly publicUrl: string },
): MessageRoom {
  const mailer = smtp === null ? null : openMailer(smtp);
  return {
    mailer,
    seal: sealUnder(secret),
    allowPrivate,
    publicUrl: publicUrl.replace(/\/$/, ""),
    [Symbol.asyncDispose]: async () => mailer?.[Symbol.asyncDispose](),
  };
}
