import type { Locale } from "@heyi/schema/vocabulary/label.ts";
import { waitBeforeRetry } from "../graphql/back-off.ts";
import { post } from "./ask.ts";

/** The server's heartbeat comes every twenty seconds. */
const SILENCE_MS = 45_000;
const GONE = [400, 404];

/**
 * Calls `changed` at once, when it is connected, and whenever the complaint of a tracking code, or the case of a party's,
 * may have changed, for as long as the signal is not aborted; `connected` tells whether it is. A stream by fetch, for the
 * code has to go in the body.
 */
export async function follow(
  whose: { readonly code: string } | { readonly party: string },
  locale: Locale,
  signal: AbortSignal,
  told: { changed: () => void; connected: (is: boolean) => void },
): Promise<void> {
  told.changed();
  for (let attempt = 0; !signal.aborted; attempt += 1) {
    const quiet = new AbortController();
    const response = await post("/tracked/live", whose, locale, AbortSignal.any([signal, quiet.signal]));
    if (response !== null && GONE.includes(response.status)) return;
    if (response?.ok === true && response.body !== null) {
      attempt = 0;
      told.connected(true);
      await listen(response.body, quiet, told.changed);
    }
    if (signal.aborted) return;
    told.connected(false);
    await pause(waitBeforeRetry(attempt, Math.random()), signal);
  }
}

async function listen(body: ReadableStream<Uint8Array>, quiet: AbortController, changed: () => void) {
  const decoder = new TextDecoder();
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const heard = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => quiet.abort(), SILENCE_MS);
  };
  try {
    heard();
    for (const reader = body.getReader(); ;) {
      const { done, value } = await reader.read();
      if (done) return;
      heard();
      if (decoder.decode(value, { stream: true }).includes("data:")) changed();
    }
  } catch {
    // Cut off, by the network or by us: the caller connects again and then looks anew.
  } finally {
    clearTimeout(waiting);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
