import type { Services } from "../context.ts";
import { changesAfter, type Changes } from "./changes.ts";
import { partnerNow, type Partner } from "./partner.ts";

const PAGE = 100;
/** An ended key is found so soon also where nothing happens; where something does, before it is told. */
const LOOK_MS = 5_000;

/**
 * LIV-1: page after page of what happens to an app's own complaints, without end until its key or the app ends, or it may
 * no longer read. The first page comes at once, also where there is nothing in it: it says from where to go on.
 */
export async function* follow(
  { db, clock, live }: Pick<Services, "db" | "clock" | "live">,
  partner: Partner,
  after: string | null,
): AsyncGenerator<Changes, void> {
  let bell = Promise.withResolvers<void>();
  const stop = await live.tracked.watch(partner.companyId, null, () => bell.resolve());
  try {
    let from = after;
    for (let first = true; ; first = false) {
      const rung = bell.promise;
      const now = clock.now();
      const current = await partnerNow(db.pool, partner, now);
      if (current === null || !current.scopes.includes("COMPLAINT_READ")) return;
      const page = await changesAfter(db.pool, current, { first: PAGE, after: from }, now);
      from = page.endCursor;
      if (first || page.changes.length > 0) yield page;
      if (!page.caughtUp) continue;
      await soon(rung);
      bell = Promise.withResolvers<void>();
    }
  } finally {
    stop();
  }
}

async function soon(rung: Promise<void>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, LOOK_MS);
  await Promise.race([rung, promise]);
  clearTimeout(timer);
}
