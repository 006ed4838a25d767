import { randomUUID } from "node:crypto";
import { createHash } from "node:crypto";
import { Upload } from "tus-js-client";

import type { Person } from "../../../test/people.ts";
import type { World } from "../../../test/world.ts";

/** Who uploads: one of the staff, or whoever holds this code. */
export type As = Person | { readonly code: string };

export type Sent = { readonly status: number; readonly fileId: string; readonly refusal: string | null };

const chunk = 64 * 1024;

async function headersOf(world: World, as: As): Promise<Record<string, string>> {
  return "code" in as ? { "heyi-code": as.code } : { cookie: await world.cookieOf(as) };
}

/** Sends a file as the console does; `cutAfter`: the connection breaks there, and another try goes on from what arrived. */
export async function send(
  world: World,
  as: As,
  complaintId: string,
  name: string,
  content: Buffer,
  { cutAfter = null }: { readonly cutAfter?: number | null } = {},
): Promise<Sent> {
  const headers = await headersOf(world, as);
  const options = {
    endpoint: `${world.url}/evidence/upload`,
    chunkSize: chunk,
    retryDelays: null,
    headers,
    metadata: { filename: name, complaint: complaintId },
  };
  const first = new Upload(content, options);
  if (cutAfter !== null) {
    await new Promise<void>((resolve) => {
      first.options.onProgress = (sent) => {
        if (sent < cutAfter) return;
        void first.abort().then(resolve);
      };
      first.options.onError = () => resolve();
      first.start();
    });
  }
  const upload = cutAfter === null ? first : new Upload(content, { ...options, uploadUrl: first.url });
  return new Promise((resolve) => {
    const fileId = () => upload.url?.split("/").at(-1) ?? "";
    upload.options.onSuccess = () => resolve({ status: 204, fileId: fileId(), refusal: null });
    upload.options.onError = (error) => {
      const response = "originalResponse" in error ? error.originalResponse : null;
      const told = JSON.parse(response?.getBody() || "{}") as {
        errors?: { extensions: { refusal?: string; code: string } }[];
      };
      const extensions = told.errors?.[0]?.extensions;
      resolve({
        status: response?.getStatus() ?? 0,
        fileId: fileId(),
        refusal: extensions?.refusal ?? extensions?.code ?? null,
      });
    };
    upload.start();
  });
}

/** Fetches a copy as a browser would; null is someone signed out. */
export async function fetchCopy(
  world: World,
  as: Person | null,
  address: string,
  headers: Record<string, string> = {},
) {
  const cookie = as === null ? {} : { cookie: await world.cookieOf(as) };
  const response = await fetch(`${world.url}${address}`, { headers: { ...cookie, ...headers } });
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, bytes };
}

export function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

export function newKey(): string {
  return randomUUID();
}

export type Evidence = {
  readonly fileId: string;
  readonly name: string;
  readonly form: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly public: boolean;
  readonly sharedUrl: string;
  readonly originalUrl: string;
  readonly previewUrl: string | null;
};

export async function evidenceOf(world: World, as: Person, id: string): Promise<readonly Evidence[]> {
  const query = `query ($id: ID!) { complaint(id: $id) { evidence { fileId name form bytes sha256 public sharedUrl originalUrl previewUrl } } }`;
  const { data, errors } = await world.gql<{ complaint: { evidence: Evidence[] } | null }>(as, query, { id });
  if (!data) throw new Error(JSON.stringify(errors));
  return data.complaint?.evidence ?? [];
}
