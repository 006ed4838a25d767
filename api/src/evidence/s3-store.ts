import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import type { ReadableStream as WebStream } from "node:stream/web";
import { S3mini } from "s3mini";

import type { EvidenceStore } from "./store.ts";

export type S3Options = {
  /** Of the bucket, as https://s3.example.com/evidence. */
  readonly endpoint: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
};

/** In a bucket of any store that speaks S3. */
export function s3Store(options: S3Options): EvidenceStore {
  const bucket = new S3mini({ ...options, requestAbortTimeout: 120_000 });
  const keyOf = (sha256: string) => `${sha256.slice(0, 2)}/${sha256}`;
  return {
    async keep(sha256, path) {
      if ((await bucket.objectExists(keyOf(sha256))) === true) return;
      const answer = await bucket.putAnyObject(
        keyOf(sha256),
        await readFile(path),
        "application/octet-stream",
      );
      if (!answer.ok) throw new Error(`the store answered ${answer.status}`);
    },
    async read(sha256, from, to) {
      const answer = await bucket.getObjectRaw(keyOf(sha256), false, from, to + 1);
      if (!answer.ok || answer.body === null) throw new Error(`the store answered ${answer.status}`);
      return Readable.fromWeb(answer.body as WebStream);
    },
    async size(sha256) {
      const length = await bucket.getContentLength(keyOf(sha256));
      return length;
    },
    async remove(sha256) {
      await bucket.deleteObject(keyOf(sha256));
    },
  };
}
