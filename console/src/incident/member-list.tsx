import { STATE_LABELS } from "@heyi/schema/vocabulary/complaint.ts";
import { CheckCircleOutlined, WarningOutlined } from "@ant-design/icons";
import { Checkbox } from "antd";
import { Link } from "react-router";
import type { IncidentMemberFieldsFragment } from "../../generated/graphql.ts";
import { useWords } from "../i18n/use-words.ts";
import { dayAndTime } from "../time/spoken.ts";
import { useMinute } from "../time/ticker.ts";
import styles from "./incident.module.css";
import type { Results } from "./use-many.ts";

export type Member = IncidentMemberFieldsFragment;

type Props = {
  readonly members: readonly Member[];
  /** Ids of those ticked; left out: nothing can be ticked. */
  readonly chosen?: readonly string[];
  readonly choose?: (ids: readonly string[]) => void;
  /** What came of each. */
  readonly results?: Results | null;
};

/** Complaints of one matter, a line each. */
export function MemberList({ members, chosen, choose, results = null }: Props) {
  const { t, label, locale } = useWords();
  const now = useMinute();
  return (
    <ul className={styles.members}>
      {members.map(({ complaint, department }) => {
        const { id, number, state, receivedAt, excerpt, room } = complaint;
        const result = results?.find(({ complaintId }) => complaintId === id);
        return (
          <li key={id}>
            {chosen !== undefined && results === null && (
              <Checkbox
                aria-label={number}
                checked={chosen.includes(id)}
                onChange={({ target }) =>
                  choose?.(target.checked ? [...chosen, id] : chosen.filter((each) => each !== id))
                }
              />
            )}
            {result !== undefined && (
              <span className={styles.result} data-trouble={result.code !== null}>
                {result.code === null ? (
                  <CheckCircleOutlined aria-label={t("incident.done")} />
                ) : (
                  <WarningOutlined aria-label={t("incident.notDone")} />
                )}
              </span>
            )}
            <div>
              <p className={`${styles.head} figures`}>
                <Link to={`/complaints/${number}`}>{number}</Link>
                <span>{[room, label(STATE_LABELS, state), department].filter(Boolean).join(" · ")}</span>
                <span>{dayAndTime(Date.parse(receivedAt), now, locale)}</span>
              </p>
              <p className={styles.words}>{result?.message ?? excerpt}</p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
