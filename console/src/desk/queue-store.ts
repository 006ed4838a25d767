import type { Client, CombinedError } from "@urql/core";
import { readFragment } from "../../generated/fragment-masking.ts";
import type { QueueFilter, QueuePageQuery as PageData } from "../../generated/graphql.ts";
import { waitBeforeRetry } from "../graphql/back-off.ts";
import type { QueueStep } from "./in-step.ts";
import { QueueChangedSubscription, QueuePageQuery, QueueRow } from "./queue-documents.ts";
import { toMessage } from "./queue-message.ts";
import {
  type Message,
  type Ordering,
  type Page,
  type QueueState,
  applyMessage,
  fromPage,
  settle,
  sweep,
  withFurtherPage,
} from "./queue-state.ts";

const PAGE = 100;

export type QueueView = {
  readonly status: "loading" | "ready" | "failed";
  readonly error: CombinedError | undefined;
  readonly queue: QueueState | undefined;
  readonly loadingMore: boolean;
};

export type QueueStore = {
  readonly get: () => QueueView;
  readonly subscribe: (listener: () => void) => () => void;
  /** Hears every message after it has been applied. */
  readonly hear: (listener: (message: Message) => void) => () => void;
  readonly start: () => () => void;
  readonly reread: () => void;
  readonly loadMore: () => void;
  readonly settle: (keep?: ReadonlySet<string>) => void;
  readonly sweep: (keep: (id: string) => boolean, shownSince: number) => void;
};

export type QueueStoreOptions = {
  readonly client: Client;
  readonly filter: QueueFilter;
  readonly ordering: Ordering;
  readonly staffId: string;
  /** Passes a message on at once, or when the open complaint has caught up with it. */
  readonly inStep: (step: QueueStep) => void;
};

export function createQueueStore(options: QueueStoreOptions): QueueStore {
  const { client, filter, ordering } = options;
  const listeners = new Set<() => void>();
  const hearers = new Set<(message: Message) => void>();
  let view: QueueView = { status: "loading", error: undefined, queue: undefined, loadingMore: false };
  let reading = 0;
  let failures = 0;
  let stopLive: () => void = () => undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  /** How far the list has come: no page may be older, or a row that has left would come back for good. */
  let newest: string | undefined;

  function become(change: Partial<QueueView>): void {
    view = { ...view, ...change };
    for (const listener of listeners) listener();
  }

  async function readPage(after?: string): Promise<Page | CombinedError> {
    const variables = { filter, first: PAGE, after: after ?? null, atLeast: newest ?? null };
    const result = await client
      .query(QueuePageQuery, variables, { requestPolicy: "network-only" })
      .toPromise();
    if (result.error === undefined) return toPage(result.data!);
    // A cursor that the server knows no more, after a restore say: the next page begins anew.
    if (result.error.graphQLErrors.some(({ extensions }) => extensions["code"] === "INVALID"))
      newest = undefined;
    return result.error;
  }

  /** What is shown stays until its successor is here. */
  async function reread(): Promise<void> {
    const mine = (reading += 1);
    clearTimeout(retry);
    const page = await readPage();
    if (mine !== reading || !running) return;
    if ("graphQLErrors" in page) {
      become({ status: "failed", error: page });
      retry = setTimeout(() => void reread(), waitBeforeRetry((failures += 1), Math.random()) + 500);
      return;
    }
    failures = 0;
    newest = page.cursor;
    become({ status: "ready", error: undefined, queue: fromPage(page), loadingMore: false });
    follow(page.cursor);
  }

  function follow(after: string): void {
    stopLive();
    const live = client.subscription(QueueChangedSubscription, { filter, after }).subscribe((result) => {
      const message = toMessage(result.data, options.staffId);
      if (message === "reload" || result.error) {
        stopLive();
        void reread();
      } else if (message !== undefined) {
        options.inStep({
          versionOf: (id) => message.changes.findLast((change) => change.id === id)?.entry?.version,
          apply: () => apply(message),
        });
      }
    });
    stopLive = () => live.unsubscribe();
  }

  function apply(message: Message): void {
    if (view.queue === undefined) return;
    newest = message.cursor;
    become({ queue: applyMessage(view.queue, message, ordering, Date.now()) });
    for (const listener of hearers) listener(message);
  }

  async function loadMore(): Promise<void> {
    const mine = reading;
    const after = view.queue?.endCursor;
    if (after === undefined || view.loadingMore) return;
    become({ loadingMore: true });
    const page = await readPage(after);
    if (mine !== reading || !running || view.queue === undefined) return;
    if ("graphQLErrors" in page) become({ loadingMore: false, error: page });
    else become({ loadingMore: false, error: undefined, queue: withFurtherPage(view.queue, page) });
  }

  return {
    get: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hear(listener) {
      hearers.add(listener);
      return () => hearers.delete(listener);
    },
    start() {
      running = true;
      void reread();
      return () => {
        running = false;
        clearTimeout(retry);
        stopLive();
      };
    },
    reread: () => void reread(),
    loadMore: () => void loadMore(),
    settle(keep) {
      if (view.queue === undefined) return;
      const queue = settle(view.queue, ordering, keep);
      if (queue !== view.queue) become({ queue });
    },
    sweep(keep, shownSince) {
      if (view.queue === undefined) return;
      const queue = sweep(view.queue, keep, shownSince);
      if (queue !== view.queue) become({ queue });
    },
  };
}

function toPage(data: PageData): Page {
  const { edges, pageInfo, counters, cursor, total } = data.queue;
  return {
    rows: edges.map((edge) => readFragment(QueueRow, edge.node)),
    counters,
    cursor,
    total,
    endCursor: pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined,
  };
}
