import { DEADLINE_POINT_LABELS, NEXT_ACTION_LABELS } from "@heyi/schema/vocabulary/clock.ts";
import { Link } from "react-router";
import type { RulesPreviewMutation as Data } from "../../generated/graphql.ts";
import { useWords } from "../i18n/use-words.ts";
import { dayAndTime } from "../time/spoken.ts";
import { useMinute } from "../time/ticker.ts";
import styles from "./policy.module.css";

export type Preview = Extract<Data["answer"], { __typename: "RulesPreview" }>;

/** SLA-6: what would move if it were applied to what is open now. */
export function PreviewPanel({ preview }: { readonly preview: Preview }) {
  const { t, label, locale } = useWords();
  const now = useMinute();
  const { looked, hasMore, complaints, lines } = preview;
  const moment = (at: string) => dayAndTime(Date.parse(at), now, locale);
  return (
    <section className={styles.preview} aria-live="polite" aria-label={t("policy.preview")}>
      <p>
        <strong>
          {t(complaints === 0 ? "policy.nothingMoves" : "policy.moves", { complaints, looked })}
        </strong>
        {hasMore && ` ${t("policy.notAll", { looked })}`}
      </p>
      <ul className="figures">
        {lines.map(({ number, moves, priorityFrom, priorityTo }) => (
          <li key={number}>
            <Link to={`/complaints/${number}`}>{number}</Link>
            <span>
              {priorityTo !== null && `${priorityFrom ?? "—"} → ${priorityTo} · `}
              {moves
                .map(({ of, point, from, to }) => {
                  const what = point === "DUE" ? "" : ` ${label(DEADLINE_POINT_LABELS, point)}`;
                  return `${label(NEXT_ACTION_LABELS, of)}${what} ${moment(from)} → ${moment(to)}`;
                })
                .join(" · ")}
            </span>
          </li>
        ))}
      </ul>
      {lines.length < complaints && <p>{t("policy.shown", { shown: lines.length })}</p>}
    </section>
  );
}
