import { FIGURE_LABELS, FIGURES, type Figure } from "@heyi/schema/vocabulary/board.ts";
import type { CountsFragment } from "../../generated/graphql.ts";
import { useWords } from "../i18n/use-words.ts";
import styles from "./board.module.css";
import { countOf, TROUBLE } from "./counts.ts";

type Props = { readonly counts: CountsFragment; readonly onOpen: (figure: Figure) => void };

/** What is wrong now, in figures; each opens the complaints behind it. */
export function FigureTiles({ counts, onOpen }: Props) {
  const { t, label } = useWords();
  return (
    <ul className={styles.tiles} aria-label={t("board.figures")}>
      {FIGURES.map((figure) => {
        const count = countOf(counts, figure);
        return (
          <li key={figure}>
            <button
              type="button"
              disabled={count === 0}
              data-trouble={count > 0 && TROUBLE.includes(figure)}
              onClick={() => onOpen(figure)}
            >
              <span className="figures">{count}</span>
              {label(FIGURE_LABELS, figure)}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
