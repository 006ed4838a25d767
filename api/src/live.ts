import { LiveComplaints } from "./complaint/live-complaints.ts";
import { LiveQueue } from "./complaint/queue/live.ts";
import { Feed } from "./events/feed.ts";
import type { Listener } from "./events/listener.ts";
import type { Log } from "./kernel/log.ts";
import { LiveNotices } from "./notice/live.ts";
import type { Pool } from "pg";

/** Everything a subscription can follow; all of it derived from the event log. */
export type Live = AsyncDisposable & {
  readonly queue: LiveQueue;
  readonly complaints: LiveComplaints;
  readonly notices: LiveNotices;
};

export function createLive(pool: Pool, listener: Listener, log: Log): Live {
  const feed = new Feed(pool, listener, log);
  return {
    queue: new LiveQueue(pool, feed),
    complaints: new LiveComplaints(pool, feed),
    notices: new LiveNotices(pool, feed),
    [Symbol.asyncDispose]: () => feed[Symbol.asyncDispose](),
  };
}
