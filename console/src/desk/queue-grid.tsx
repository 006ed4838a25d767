import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { useWords } from "../i18n/use-words.ts";
import { ROW_HEIGHTS, usePreferences } from "../theme/preferences.ts";
import { NewOnes } from "./new-ones.tsx";
import { QueueLine, rowId } from "./queue-line.tsx";
import styles from "./queue-grid.module.css";
import type { QueueState } from "./queue-state.ts";
import type { QueueStore } from "./queue-store.ts";
import { useAnchor } from "./use-anchor.ts";
import { useCalm } from "./use-calm.ts";
import { useListKeys } from "./use-list-keys.ts";

type Props = {
  readonly queue: QueueState;
  readonly store: QueueStore;
  readonly selected: string | undefined;
  /** A click or a key shows it beside the list; Enter also goes there. */
  readonly onSelect: (id: string, opened: boolean) => void;
};

/**
 * A grid of our own on a virtualiser: rows are found by assistive technology, by number in a known
 * total, and stay where they are while they are read.
 */
export function QueueGrid({ queue, store, selected, onSelect }: Props) {
  const { t } = useWords();
  const height = ROW_HEIGHTS[usePreferences().density];
  const scroller = useRef<HTMLDivElement>(null);
  const hovered = useRef<string>(undefined);
  const { order } = queue;
  const rows = useVirtualizer({
    count: order.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    getItemKey: (index) => order[index] ?? index,
    overscan: 10,
  });
  useEffect(() => rows.measure(), [rows, height]);
  useAnchor(scroller, order, height, hovered);
  useCalm(store, { scroller, hovered, selected });
  const toRow = (index: number) => rows.scrollToIndex(index, { align: "auto" });
  const move = useListKeys({ order, selected, onSelect, toRow });

  const items = rows.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(
    function readOn() {
      if (queue.endCursor !== undefined && last > order.length - 40) store.loadMore();
    },
    [queue.endCursor, last, order.length, store],
  );

  function onKeyDown(event: KeyboardEvent): void {
    if (event.target === event.currentTarget && !event.nativeEvent.isComposing && move(event.key, event)) {
      event.preventDefault();
    }
  }

  return (
    <div className={styles.frame}>
      <NewOnes
        count={queue.waiting.size}
        onShow={() => {
          hovered.current = undefined;
          store.settle();
          scroller.current?.scrollTo({ top: 0 });
        }}
      />
      <div
        ref={scroller}
        className={styles.scroller}
        role="grid"
        tabIndex={0}
        aria-label={t("desk.queue")}
        aria-rowcount={Math.max(queue.total, order.length) + 1}
        aria-colcount={3}
        aria-activedescendant={selected === undefined ? undefined : rowId(selected)}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const id = rowAt(event.target);
          if (id !== undefined) onSelect(id, false);
        }}
        onPointerOver={(event) => {
          if (event.pointerType === "mouse") hovered.current = rowAt(event.target);
        }}
        onPointerLeave={() => {
          hovered.current = undefined;
        }}
      >
        <div role="row" aria-rowindex={1} className="unseen">
          {(["desk.colTime", "desk.colComplaint", "desk.colWho"] as const).map((name) => (
            <span key={name} role="columnheader">
              {t(name)}
            </span>
          ))}
        </div>
        <div role="presentation" className={styles.sheet} style={{ height: rows.getTotalSize() }}>
          {items.map((item) => {
            const row = queue.rows.get(String(item.key));
            if (row === undefined) return null;
            return (
              <QueueLine
                key={row.id}
                row={row}
                leaving={queue.leaving.get(row.id)}
                changedAt={queue.changed.get(row.id)}
                selected={row.id === selected}
                index={item.index}
                height={height}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

function rowAt(target: EventTarget): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>("[data-id]")?.dataset["id"] : undefined;
}
