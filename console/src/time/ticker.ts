import { useSyncExternalStore } from "react";
import { serverNow } from "../graphql/server-time.ts";

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;
let now = serverNow();

/** One timer for every countdown on the page, on the full second. */
function schedule(): void {
  timer = setTimeout(
    function tick() {
      now = serverNow();
      for (const listener of listeners) listener();
      schedule();
    },
    1000 - (serverNow() % 1000),
  );
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    now = serverNow();
    schedule();
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearTimeout(timer);
  };
}

/** Renders again only when the text that `say` makes of the time has changed. */
export function useTicking<Shown extends string | number | boolean>(say: (now: number) => Shown): Shown {
  return useSyncExternalStore(subscribe, () => say(now));
}

export function useMinute(): number {
  return useTicking((at) => Math.floor(at / 60_000)) * 60_000;
}
