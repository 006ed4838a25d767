import { randomBytes } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { z } from "zod";

/** What an endpoint keeps sealed: its address, and the secrets that sign. */
export type EndpointSecret = {
  readonly url: string;
  /** The newest first; `until` null: it signs until it is changed. */
  readonly secrets: readonly { readonly secret: string; readonly until: Date | null }[];
};

const SECRET: z.ZodType<EndpointSecret> = z.object({
  url: z.string(),
  secrets: z.array(z.object({ secret: z.string(), until: z.coerce.date().nullable() })),
});

/** While receivers change over both sign. */
const OVERLAP_MS = 24 * 3_600_000;

/** What was sealed, read back. */
export function readEndpointSecret(json: string): EndpointSecret {
  return SECRET.parse(JSON.parse(json));
}

/** 256 random bits, in the form of Standard Webhooks. */
export function newSecret(): string {
  return `whsec_${randomBytes(32).toString("base64")}`;
}

/** The secret before signs for a day beside the new one; one before that no more. */
export function rotated({ url, secrets }: EndpointSecret, secret: string, now: Date): EndpointSecret {
  const until = new Date(now.getTime() + OVERLAP_MS);
  return {
    url,
    secrets: [{ secret, until: null }, ...secrets.slice(0, 1).map((old) => ({ ...old, until }))],
  };
}

/** By each secret in force, as Standard Webhooks has several in one header. */
export function signaturesOf({ secrets }: EndpointSecret, id: string, now: Date, body: string): string {
  return secrets
    .filter(({ until }) => until === null || until > now)
    .map(({ secret }) => new Webhook(secret).sign(id, now, body))
    .join(" ");
}
