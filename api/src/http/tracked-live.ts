import type { IncomingMessage, ServerResponse } from "node:http";

import { lookOfParty } from "../agreement/party-look.ts";
import type { Services } from "../context.ts";
import type { CompanyId } from "../kernel/ids.ts";
import { NotFoundError } from "../kernel/errors.ts";
import type { Tracked } from "../resident/live.ts";
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

/** What a stream is about, and whether what its reader sees has changed since it was asked last. */
type Stream = {
  readonly companyId: CompanyId;
  readonly id: Tracked;
  readonly hasChanged: () => boolean | Promise<boolean>;
};

/**
 * Says "changed" whenever the complaint of a tracking code may have, or what the party of a code sees of its case has; the
 * code comes in the body, so that no log holds it.
 */
export function createTrackedLive(services: Services) {
  const { db, clock, live } = services;
  let open = 0;
  const byAddress = new Map<string, number>();
  const count = (from: string, change: 1 | -1) => {
    open += change;
    const now = (byAddress.get(from) ?? 0) + change;
    if (now <= 0) byAddress.delete(from);
    else byAddress.set(from, now);
  };

  async function ofComplaint(code: string): Promise<Stream> {
    const { companyId, aggregate } = await readTracked(db.pool, code, clock.now());
    return { companyId, id: aggregate.facts.id, hasChanged: () => true };
  }

  async function ofParty(code: string): Promise<Stream> {
    let last = await lookOfParty(services, code);
    const hasChanged = async () => {
      const before = last.hash;
      last = await lookOfParty(services, code);
      return last.hash !== before;
    };
    return { companyId: last.companyId, id: last.caseId, hasChanged };
  }

  async function admitted(from: string, streamOf: () => Promise<Stream>): Promise<Stream> {
    try {
      await allowLook(db.pool, from, clock.now());
      return await streamOf();
    } catch (error) {
      if (error instanceof TooMuchError) throw new HttpFault(429, "TOO_BUSY");
      if (!(error instanceof NotFoundError)) throw error;
      await countMiss(db.pool, from, clock.now());
      throw new HttpFault(404, "BAD_REQUEST");
    }
  }

  return async (request: IncomingMessage, response: ServerResponse, from: string): Promise<void> => {
    requireMethod(request, response, "POST");
    const { code, party } = await readJson(request, MAX_BODY_BYTES);
    if (typeof code !== "string" && typeof party !== "string") throw new HttpFault(400, "BAD_REQUEST");
    if (open >= MOST_STREAMS || (byAddress.get(from) ?? 0) >= MOST_STREAMS_FROM)
      throw new HttpFault(429, "TOO_BUSY");
    const stream = await admitted(from, () =>
      typeof code === "string" ? ofComplaint(code) : ofParty(String(party)),
    );
    const say = (text: string) => void (response.writableLength < 65_536 && response.write(text));
    // One after another. Whoever cannot be told connects again and looks anew, or is refused where the code has ended.
    let telling = Promise.resolve();
    const tell = () => {
      telling = telling
        .then(async () => void ((await stream.hasChanged()) && say("data: changed\n\n")))
        .catch(() => void response.end());
    };
    const stop = await live.tracked.watch(stream.companyId, stream.id, tell);
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
