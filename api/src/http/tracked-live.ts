import type { IncomingMessage, ServerResponse } from "node:http";

import type { Services } from "../context.ts";
import { NotFoundError } from "../kernel/errors.ts";
import { allowLook, countMiss, TooMuchError } from "../resident/limits.ts";
import { readTracked } from "../resident/tracked.ts";
import { HttpFault, readJson, requireMethod } from "./message.ts";

export const TRACKED_LIVE_PATH = "/tracked/live";

const MAX_BODY_BYTES = 500;
/** A proxy lets go of what is silent for a minute, and so do we (bounds.ts). */
const HEARTBEAT_MS = 20_000;
const MOST_STREAMS = 5_000;
const MOST_STREAMS_FROM = 40;
/** A person who looks at a page that long has it opened again. */
const LONGEST_MS = 2 * 3_600_000;

/** Says "changed" whenever the complaint of a tracking code may have; the code comes in the body, so that no log holds it. */
export function createTrackedLive({ db, clock, live }: Services) {
  let open = 0;
  const byAddress = new Map<string, number>();
  const count = (from: string, change: 1 | -1) => {
    open += change;
    const now = (byAddress.get(from) ?? 0) + change;
    if (now <= 0) byAddress.delete(from);
    else byAddress.set(from, now);
  };

  async function admitted(from: string, code: string) {
    try {
      await allowLook(db.pool, from, clock.now());
      return await readTracked(db.pool, code, clock.now());
    } catch (error) {
      if (error instanceof TooMuchError) throw new HttpFault(429, "TOO_BUSY");
      if (!(error instanceof NotFoundError)) throw error;
      await countMiss(db.pool, from, clock.now());
      throw new HttpFault(404, "BAD_REQUEST");
    }
  }

  return async (request: IncomingMessage, response: ServerResponse, from: string): Promise<void> => {
    requireMethod(request, response, "POST");
    const { code } = await readJson(request, MAX_BODY_BYTES);
    if (typeof code !== "string") throw new HttpFault(400, "BAD_REQUEST");
    if (open >= MOST_STREAMS || (byAddress.get(from) ?? 0) >= MOST_STREAMS_FROM)
      throw new HttpFault(429, "TOO_BUSY");
    const { companyId, aggregate } = await admitted(from, code);
    const say = (text: string) => void (response.writableLength < 65_536 && response.write(text));
    const stop = await live.tracked.watch(companyId, aggregate.facts.id, () => say("data: changed\n\n"));
    if (response.destroyed) return stop();
    count(from, 1);
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    say("data: open\n\n");
    const heartbeat = setInterval(() => say(":\n\n"), HEARTBEAT_MS);
    const longest = setTimeout(() => response.end(), LONGEST_MS);
    response.once("close", () => {
      clearInterval(heartbeat);
      clearTimeout(longest);
      stop();
      count(from, -1);
    });
  };
}
