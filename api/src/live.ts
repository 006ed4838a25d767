import type { RightsWatch } from "./auth/watch.ts";
import { LiveWork } from "./board/live.ts";
import { LiveComplaints } from "./complaint/live-complaints.ts";
import { LiveQueue } from "./complaint/queue/live.ts";
import { OpenQueues } from "./complaint/queue/open/open-queues.ts";
import { Feed } from "./events/feed.ts";
import type { Listener } from "./events/listener.ts";
import type { CompanyId } from "./kernel/ids.ts";
import type { Log } from "./kernel/log.ts";
import { LiveCases } from "./mediation/live.ts";
import { LiveNotices } from "./notice/live.ts";
import { LiveTracked } from "./resident/live.ts";
import type { Pool } from "pg";

/** Everything that is carried along the event log: what subscriptions follow, and the open queue in memory. */
export type Live = AsyncDisposable & {
  readonly open: OpenQueues;
  readonly queue: LiveQueue;
  readonly complaints: LiveComplaints;
  readonly cases: LiveCases;
  readonly notices: LiveNotices;
  readonly work: LiveWork;
  readonly tracked: LiveTracked;
  /** Resolves when every change of rights in this company up to now has taken effect on who is connected here. */
  readonly rightsSettled: (companyId: CompanyId) => Promise<void>;
};

export function createLive(pool: Pool, listener: Listener, rights: RightsWatch, log: Log): Live {
  const feed = new Feed(pool, listener, rights, log);
  const open = new OpenQueues(pool, feed, listener, log);
  return {
    open,
    queue: new LiveQueue(pool, feed),
    complaints: new LiveComplaints(pool, feed),
    cases: new LiveCases(pool, feed),
    notices: new LiveNotices(pool, feed),
    work: new LiveWork(pool, feed),
    tracked: new LiveTracked(feed),
    rightsSettled: (companyId) => rights.settle(companyId),
    [Symbol.asyncDispose]: async () => {
      open[Symbol.dispose]();
      await feed[Symbol.asyncDispose]();
    },
  };
}
