import { useEffect, useState } from "react";
import { readFragment } from "../../generated/fragment-masking.ts";
import { queueClient } from "../graphql/clients.ts";
import {
  BoardChangedSubscription,
  BoardQuery,
  MyWorkChangedSubscription,
  MyWorkQuery,
  WorkItemParts,
} from "./documents.ts";
import { changed, toState, type WorkState } from "./work-state.ts";

/** MINE: the reader's own to answer. BOARD: what waits or is late where the reader leads. */
export type Scope = "MINE" | "BOARD";

export type Work = {
  readonly state: WorkState | undefined;
  readonly hasMore: boolean;
  /** The first reading failed, and whether for want of a connection; it goes on trying. */
  readonly failed: { readonly network: boolean } | undefined;
};

const PAUSE_MS = 2_000;

/** LIV-1: read once, then kept by what the log tells, from the cursor of the reading on. */
export function useWork(scope: Scope): Work {
  const [state, setState] = useState<WorkState>();
  const [hasMore, setHasMore] = useState(false);
  const [failed, setFailed] = useState<Work["failed"]>();

  useEffect(
    function followWork() {
      let pause: ReturnType<typeof setTimeout> | undefined;
      let live: { readonly unsubscribe: () => void } | undefined;
      let left = false;
      function later(): void {
        live?.unsubscribe();
        clearTimeout(pause);
        pause = setTimeout(() => void read(), PAUSE_MS);
      }
      async function read(): Promise<void> {
        const answer = await queueClient
          .query(scope === "MINE" ? MyWorkQuery : BoardQuery, {}, { requestPolicy: "network-only" })
          .toPromise();
        if (left) return;
        if (answer.data === undefined) {
          setFailed({ network: answer.error?.networkError !== undefined });
          return later();
        }
        const { work } = answer.data;
        setFailed(undefined);
        setHasMore(work.hasMore);
        setState(toState(work.items.map((item) => readFragment(WorkItemParts, item))));
        follow(work.cursor);
      }
      function follow(after: string): void {
        live = queueClient
          .subscription(scope === "MINE" ? MyWorkChangedSubscription : BoardChangedSubscription, { after })
          .subscribe(({ data, error }) => {
            const told = data?.told;
            if (error !== undefined || told?.__typename === "QueueReload") return later();
            if (told === undefined) return;
            const changes = told.changes.map(({ complaintId, items }) => ({
              complaintId,
              items: items.map((item) => readFragment(WorkItemParts, item)),
            }));
            setState((now) => (now === undefined ? now : changed(now, changes)));
          });
      }
      void read();
      return () => {
        left = true;
        clearTimeout(pause);
        live?.unsubscribe();
      };
    },
    [scope],
  );
  return { state, hasMore, failed };
}
