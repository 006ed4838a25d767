import { useEffect, useEffectEvent, useMemo, useState, useSyncExternalStore } from "react";
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
  const [inStep] = useState(() => createInStep<Versioned>());
  // Equal filters are one filter, whatever object carries them.
  const key = JSON.stringify(filter);
  const store = useMemo(
    () =>
      createQueueStore({
        client: queueClient,
        filter: JSON.parse(key) as QueueFilter,
        ordering,
        staffId,
        inStep: inStep.offerQueue,
      }),
    [key, ordering, staffId, inStep],
  );
  const view = useSyncExternalStore(store.subscribe, store.get);
  const [counters, setCounters] = useState<Counters>();
  const fresh = view.queue?.counters;
  if (fresh !== undefined && fresh !== counters) setCounters(fresh);

  const tell = useEffectEvent(onMessage);
  useEffect(
    function runStore() {
      inStep.attach((id) => store.get().queue?.rows.get(id)?.version);
      const stopHearing = store.hear(tell);
      const stop = store.start();
      return () => {
        stopHearing();
        stop();
      };
    },
    [store, inStep],
  );
  return { view, store, counters: fresh ?? counters, inStep };
}
