import { type RefObject, useEffect } from "react";
import type { QueueStore } from "./queue-store.ts";

/** A grey row is shown at least this long, so that its reason can be read. */
const GREY_FOR = 4000;

export type Reading = {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly hovered: RefObject<string | undefined>;
  readonly selected: string | undefined;
};

/**
 * Nothing moves under the eye or the pointer: new rows come in and changed ones take their place by
 * themselves only while the list is at its top and the pointer elsewhere; grey rows go when neither
 * pointer nor selection is on them.
 */
export function useCalm(store: QueueStore, { scroller, hovered, selected }: Reading): void {
  useEffect(
    function tidyUp() {
      function tidy(): void {
        const { queue } = store.get();
        const element = scroller.current;
        if (queue === undefined || element === null) return;
        const place = queue.order.indexOf(hovered.current ?? "");
        store.sweep(
          (id) =>
            id === selected ||
            id === hovered.current ||
            (place > 0 && element.scrollTop === 0 && queue.order.indexOf(id) < place),
          Date.now() - GREY_FOR,
        );
        const atRest = hovered.current === undefined && element.scrollTop < 4;
        if (atRest) store.settle(new Set(queue.leaving.keys()));
      }
      const leave = store.subscribe(tidy);
      const timer = setInterval(tidy, 1000);
      return () => {
        leave();
        clearInterval(timer);
      };
    },
    [store, scroller, hovered, selected],
  );
}
