import { NEXT_ACTION_LABELS, type NextAction } from "@heyi/schema/vocabulary/clock.ts";
import { STATE_LABELS, type State } from "@heyi/schema/vocabulary/complaint.ts";
import { Link } from "react-router";
import { useWords } from "../i18n/use-words.ts";
import { before } from "../time/spoken.ts";
import { useMinute } from "../time/ticker.ts";
import styles from "./shift.module.css";

export type Item = {
  readonly number: string;
  readonly state: State;
  readonly excerpt: string;
  readonly room?: string | null;
  readonly nextAction: NextAction | null;
  readonly dueAt: string | null;
};

/** A complaint in two lines: which, and what comes next by when. */
export function ItemLine({ item }: { readonly item: Item }) {
  const { label, locale } = useWords();
  const now = useMinute();
  const { number, state, excerpt, room = null, nextAction, dueAt } = item;
  const isLate = dueAt !== null && Date.parse(dueAt) < now;
  return (
    <div className={styles.line} data-late={isLate}>
      <p className="figures">
        <Link to={`/complaints/${number}`}>{number}</Link>{" "}
        {[room, label(STATE_LABELS, state)].filter(Boolean).join(" · ")}
        {nextAction !== null && dueAt !== null && (
          <span className={styles.next}>
            {label(NEXT_ACTION_LABELS, nextAction)} {before(Date.parse(dueAt), now, locale)}
          </span>
        )}
      </p>
      <p className={styles.words}>{excerpt}</p>
    </div>
  );
}
