import { useEffect, useRef } from "react";
import { useHotkeys } from "react-hotkeys-hook";
import { KEY_OPTIONS } from "../shell/keys.ts";

type Options = {
  readonly order: readonly string[];
  readonly selected: string | undefined;
  readonly onSelect: (id: string, opened: boolean) => void;
  readonly toRow: (index: number) => void;
};

const PAGE = 10;

/** Where a key leads from a row; undefined when the key does not move. */
export function rowAfterKey(key: string, from: number, count: number): number | undefined {
  if (count === 0) return undefined;
  const clamp = (index: number) => Math.max(0, Math.min(count - 1, index));
  switch (key) {
    case "j":
    case "ArrowDown":
      return clamp(from + 1);
    case "k":
    case "ArrowUp":
      return from < 0 ? 0 : clamp(from - 1);
    case "PageDown":
      return clamp(from + PAGE);
    case "PageUp":
      return clamp(from - PAGE);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return undefined;
  }
}

/** J and K work wherever the focus is on the desk, the arrows while the list has it. */
export function useListKeys({ order, selected, onSelect, toRow }: Options) {
  // The address follows a moment later; quick presses count from the row last moved to.
  const current = useRef(selected);
  useEffect(
    function followAddress() {
      current.current = selected;
    },
    [selected],
  );
  function move(key: string, event: { ctrlKey: boolean; metaKey: boolean }): boolean {
    if (event.ctrlKey || event.metaKey) return false;
    if (key === "Enter" && current.current !== undefined) {
      onSelect(current.current, true);
      return true;
    }
    const from = current.current === undefined ? -1 : order.indexOf(current.current);
    const next = rowAfterKey(key, from, order.length);
    const id = next === undefined ? undefined : order[next];
    if (next === undefined || id === undefined) return false;
    current.current = id;
    onSelect(id, false);
    toRow(next);
    return true;
  }
  useHotkeys("j, k", (event) => void move(event.key.toLowerCase(), event), KEY_OPTIONS);
  // The grid's own handler has J and K from here when it holds the focus.
  return (key: string, event: { ctrlKey: boolean; metaKey: boolean }) =>
    key !== "j" && key !== "k" && move(key, event);
}
