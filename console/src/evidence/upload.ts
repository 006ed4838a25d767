import type { Locale } from "@heyi/schema/vocabulary/label.ts";
import { DetailedError, Upload } from "tus-js-client";

/** What the server takes (EVD-1); it looks at the content, this only opens the right drawer. */
export const TAKEN =
  "image/jpeg,image/png,image/webp,image/heic,.heic,video/mp4,audio/mpeg,audio/mp4,.m4a,audio/wav,.pdf,.docx,.xlsx";
export const MOST_BYTES = 100_000_000;

/** Small enough to arrive within the server's patience on a poor line. */
const CHUNK_BYTES = 1_000_000;
const RETRY_MS = [0, 1_000, 3_000, 5_000, 10_000, 20_000];

export type Destination = { readonly complaintId: string } | { readonly code: string };
export type Uploaded =
  | { readonly fileId: string }
  | { readonly refused: string }
  | { readonly refused: null };

/** Sends one file, going on from where an earlier try broke off. `refused: null`: nobody could be reached. */
export function uploadFile(
  file: File,
  to: Destination,
  locale: Locale,
  progress: (share: number) => void,
  signal: AbortSignal,
): Promise<Uploaded> {
  const byCode = "code" in to;
  return new Promise((resolve) => {
    const upload = new Upload(file, {
      endpoint: "/evidence/upload",
      chunkSize: CHUNK_BYTES,
      retryDelays: RETRY_MS,
      removeFingerprintOnSuccess: true,
      fingerprint: () =>
        Promise.resolve(
          `heyi.upload ${byCode ? to.code : to.complaintId} ${file.name} ${file.size} ${file.lastModified}`,
        ),
      metadata: { filename: file.name, ...(!byCode && { complaint: to.complaintId }) },
      headers: {
        "accept-language": locale === "zh" ? "zh-CN" : "en",
        ...(byCode && { "heyi-code": to.code }),
      },
      onProgress: (sent, total) => progress(total === 0 ? 0 : sent / total),
      onSuccess: () => resolve({ fileId: upload.url?.split("/").at(-1) ?? "" }),
      onError: (error) => resolve({ refused: refusalOf(error) }),
      onShouldRetry: (error) => {
        const status = error instanceof DetailedError ? (error.originalResponse?.getStatus() ?? 0) : 0;
        return status === 0 || status === 408 || status === 409 || status === 423 || status >= 500;
      },
    });
    signal.addEventListener("abort", () => void upload.abort(true), { once: true });
    void start(upload);
  });
}

async function start(upload: Upload): Promise<void> {
  const [earlier] = await upload.findPreviousUploads();
  if (earlier !== undefined) upload.resumeFromPreviousUpload(earlier);
  upload.start();
}

/** In the server's words; null where there are none. */
function refusalOf(error: Error): string | null {
  const body = error instanceof DetailedError ? error.originalResponse?.getBody() : undefined;
  try {
    const { errors } = JSON.parse(body ?? "{}") as { errors?: readonly { readonly message: string }[] };
    return errors?.[0]?.message ?? null;
  } catch {
    // Not ours: a proxy's page. There are no words in it for the person.
    return null;
  }
}
