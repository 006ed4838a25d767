import { type RefObject, useLayoutEffect, useRef } from "react";

export type Anchor = { readonly id: string; readonly offset: number };

/**
 * Where the list must be scrolled so that the row being read stays where it is. Rows have one height,
 * so this is exact; at the very top the list stays at its top.
 */
export function scrollAfter(
  before: readonly string[],
  after: readonly string[],
  anchor: Anchor,
  height: number,
): number | undefined {
  const place = new Map(after.map((id, index) => [id, index]));
  for (let index = before.indexOf(anchor.id); index >= 0 && index < before.length; index += 1) {
    const now = place.get(before[index] ?? "");
    if (now !== undefined) return Math.max(0, now * height - anchor.offset);
  }
  return undefined;
}

/** Keeps what is read in its place when rows come, go and move around it. */
export function useAnchor(
  scroller: RefObject<HTMLElement | null>,
  order: readonly string[],
  height: number,
  hovered: RefObject<string | undefined>,
): void {
  const last = useRef(order);
  useLayoutEffect(
    function holdStill() {
      const element = scroller.current;
      const before = last.current;
      last.current = order;
      if (element === null || before === order || element.scrollTop === 0) return;
      const index = Math.max(0, before.indexOf(hovered.current ?? ""));
      const first =
        hovered.current !== undefined && index > 0 ? index : Math.floor(element.scrollTop / height);
      const id = before[first];
      if (id === undefined) return;
      const top = scrollAfter(before, order, { id, offset: first * height - element.scrollTop }, height);
      if (top !== undefined && top !== element.scrollTop) element.scrollTo({ top, behavior: "instant" });
    },
    [scroller, order, height, hovered],
  );
}
