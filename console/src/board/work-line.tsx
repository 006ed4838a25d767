import { ACTION_LABELS } from "@heyi/schema/vocabulary/action.ts";
import { STATE_LABELS } from "@heyi/schema/vocabulary/complaint.ts";
import { Link } from "react-router";
import { useViewer } from "../auth/viewer.ts";
import { useWords } from "../i18n/use-words.ts";
import { before, dayAndTime } from "../time/spoken.ts";
import { useMinute } from "../time/ticker.ts";
import { Chevrons, MajorBadge, PriorityTag } from "../ui/signs.tsx";
import styles from "./board.module.css";
import type { Item } from "./documents.ts";

/** Which complaint, what is asked, by when, and the move that answers it. */
export function WorkLine({ item }: { readonly item: Item }) {
  const { t, label, locale } = useWords();
  const now = useMinute();
  const { complaint, action, dueAt, since, text } = item;
  const isLate = dueAt !== null && Date.parse(dueAt) < now;
  const { staff } = useViewer();
  const holder = complaint.handler ?? complaint.owner;
  const whose = holder === null || holder.id === staff.id ? null : holder.name;
  const where = [complaint.project.name, complaint.room].filter(Boolean).join(" ");
  return (
    <div className={styles.line} data-late={isLate}>
      <div className={styles.what}>
        <p className={styles.words}>
          {complaint.severity === "MAJOR" && <MajorBadge />}
          <Link to={`/complaints/${complaint.number}`}>{text ?? complaint.excerpt}</Link>
        </p>
        <p className={`${styles.quiet} figures`}>
          {complaint.priority !== null && <PriorityTag priority={complaint.priority} />}
          <Chevrons level={complaint.level} />
          <span>
            {[complaint.number, where, label(STATE_LABELS, complaint.state), whose]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </p>
      </div>
      <p className={`${styles.when} figures`}>
        {dueAt === null ? (
          since !== null && t("board.since", { when: dayAndTime(Date.parse(since), now, locale) })
        ) : (
          <>
            {isLate && <strong>{t("board.late")} </strong>}
            {before(Date.parse(dueAt), now, locale)}
          </>
        )}
      </p>
      {action !== null && (
        <Link className={styles.act ?? ""} to={`/complaints/${complaint.number}`} state={{ run: action }}>
          {label(ACTION_LABELS, action)}
        </Link>
      )}
    </div>
  );
}
