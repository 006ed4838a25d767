import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import type { QueueFilter } from "../../generated/graphql.ts";
import { queueClient } from "../graphql/clients.ts";
import { type InStep, type Versioned, createInStep } from "./in-step.ts";
import { type QueueStore, type QueueView, createQueueStore } from "./queue-store.ts";
import type { Counters, Message, Ordering } from "./queue-state.ts";

export type Queue = {
  readonly view: QueueView;
  readonly store: QueueStore;
  /** Of this filter, or of the one before until it has answered. */
  readonly counters: Counters | undefined;
  readonly inStep: InStep<Versioned>;
};

export function useQueue(
  filter: QueueFilter,
  ordering: Ordering,
  staffId: string,
  onMessage: (message: Message) => void,
): Queue {
  const current = useRef<QueueStore>(undefined);
  const [inStep] = useState(() =>
    createInStep<Versioned>((id) => current.current?.get().queue?.rows.get(id)?.version),
  );
  const tell = useRef(onMessage);
  const key = JSON.stringify(filter);
  const store = useMemo(
    () =>
      createQueueStore({
        client: queueClient,
        filter: JSON.parse(key) as QueueFilter,
        ordering,
        staffId,
        inStep: inStep.offerQueue,
        onMessage: (message) => tell.current(message),
      }),
    [key, ordering, staffId, inStep],
  );
  const view = useSyncExternalStore(store.subscribe, store.get);
  const [counters, setCounters] = useState<Counters>();
  const fresh = view.queue?.counters;
  if (fresh !== undefined && fresh !== counters) setCounters(fresh);

  useEffect(
    function runStore() {
      current.current = store;
      return store.start();
    },
    [store],
  );
  useEffect(function keepListener() {
    tell.current = onMessage;
  });
  return { view, store, counters: fresh ?? counters, inStep };
}
