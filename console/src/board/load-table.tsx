import { FIGURE_LABELS, type Figure } from "@heyi/schema/vocabulary/board.ts";
import { Button } from "antd";
import { useState } from "react";
import type { CountsFragment } from "../../generated/graphql.ts";
import { useWords } from "../i18n/use-words.ts";
import styles from "./board.module.css";
import { countOf, TROUBLE } from "./counts.ts";

export type LoadRow = {
  readonly id: string;
  readonly name: string;
  readonly beside: string | null;
  readonly counts: CountsFragment;
};

type Props = {
  readonly caption: string;
  readonly rows: readonly LoadRow[];
  readonly onOpen: (figure: Figure, row: LoadRow) => void;
};

const SHOWN = ["OPEN", "OVERDUE", "ESCALATED", "SUSPENDED"] as const;
const AT_FIRST = 8;

/** Where it is, most overdue first; every figure opens what stands behind it. */
export function LoadTable({ caption, rows, onOpen }: Props) {
  const { t, label } = useWords();
  const [all, setAll] = useState(false);
  if (rows.length === 0) return null;
  return (
    <div>
      <table className={styles.load}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">{caption}</span>
            </th>
            {SHOWN.map((figure) => (
              <th key={figure} scope="col">
                {label(FIGURE_LABELS, figure)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, all ? rows.length : AT_FIRST).map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {row.name}
                {row.beside !== null && <small> {row.beside}</small>}
              </th>
              {SHOWN.map((figure) => (
                <td key={figure} className="figures">
                  <Count figure={figure} row={row} onOpen={onOpen} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > AT_FIRST && !all && (
        <Button type="link" size="small" onClick={() => setAll(true)}>
          {t("board.all", { count: rows.length })}
        </Button>
      )}
    </div>
  );
}

function Count({ figure, row, onOpen }: { figure: Figure; row: LoadRow; onOpen: Props["onOpen"] }) {
  const { label } = useWords();
  const count = countOf(row.counts, figure);
  if (count === 0) return <span className={styles.none}>0</span>;
  return (
    <button
      type="button"
      data-trouble={TROUBLE.includes(figure)}
      aria-label={`${row.name} ${label(FIGURE_LABELS, figure)} ${count}`}
      onClick={() => onOpen(figure, row)}
    >
      {count}
    </button>
  );
}
