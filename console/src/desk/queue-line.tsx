import { memo } from "react";
import type { Row } from "./queue-documents.ts";
import styles from "./queue-grid.module.css";
import { RowCells } from "./queue-row.tsx";
import type { Leaving } from "./queue-state.ts";
import { SwipeRow } from "./swipe-row.tsx";

export function rowId(id: string): string {
  return `row-${id}`;
}

type Props = {
  readonly row: Row;
  readonly leaving: Leaving | undefined;
  readonly changedAt: number | undefined;
  readonly selected: boolean;
  readonly index: number;
  readonly height: number;
};

/** One row of the grid; scrolling renders only those that come into sight. */
export const QueueLine = memo(function QueueLine({
  row,
  leaving,
  changedAt,
  selected,
  index,
  height,
}: Props) {
  return (
    <div
      id={rowId(row.id)}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-urge={leaving === undefined ? row.due?.urge : undefined}
      data-leaving={leaving !== undefined}
      data-id={row.id}
      data-number={row.number}
      className={styles.row}
      style={{ height, transform: `translateY(${index * height}px)` }}
    >
      <SwipeRow number={row.number}>
        <RowCells row={row} leaving={leaving} changedAt={changedAt} />
      </SwipeRow>
    </div>
  );
});
