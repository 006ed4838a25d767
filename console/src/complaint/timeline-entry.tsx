import { EyeOutlined } from "@ant-design/icons";
import type { EventKind } from "@heyi/schema/vocabulary/event.ts";
import type { TimelineItemFragment } from "../../generated/graphql.ts";
import { useWords } from "../i18n/use-words.ts";
import { dayAndTime } from "../time/spoken.ts";
import { useMinute } from "../time/ticker.ts";
import { actorWords, changeWords, changesBeside, entryTitle } from "./timeline-words.ts";
import styles from "./timeline.module.css";

const TROUBLES: readonly EventKind[] = ["CLOCK_OVERDUE", "CLOCK_LIMIT_PASSED", "MESSAGE_FAILED"];

export function TimelineEntry({ entry }: { readonly entry: TimelineItemFragment }) {
  const words = useWords();
  const { t, locale } = words;
  const now = useMinute();
  const changes = changesBeside(entry);
  const trouble = TROUBLES.includes(entry.kind);
  return (
    <li
      className={styles.entry}
      data-public={entry.public}
      data-trouble={trouble}
      data-soon={entry.kind === "CLOCK_DUE_SOON"}
    >
      <div className={styles.title}>
        <strong>{entryTitle(words, entry)}</strong>
        {entry.public && (
          <span className={styles.public}>
            <EyeOutlined aria-hidden="true" /> {t("complaint.timelinePublicMark")}
          </span>
        )}
      </div>
      <p className={`${styles.when} figures`}>
        {actorWords(words, entry)} ·{" "}
        <time dateTime={entry.at}>{dayAndTime(Date.parse(entry.at), now, locale)}</time>
        {entry.dueAt !== null && (
          <>
            {" "}
            · {t("complaint.whyDue")} {dayAndTime(Date.parse(entry.dueAt), now, locale)}
          </>
        )}
      </p>
      {entry.text !== null && <p className={styles.text}>{entry.text}</p>}
      {entry.reason !== null && (
        <p className={styles.text}>
          {t("actions.reason")}: {entry.reason}
        </p>
      )}
      {changes.length > 0 && (
        <ul className={styles.changes}>
          {changes.map((change) => (
            <li key={change.field}>{changeWords(words, change)}</li>
          ))}
        </ul>
      )}
    </li>
  );
}
