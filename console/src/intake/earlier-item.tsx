import { CATEGORY_LABELS, STATE_LABELS } from "@heyi/schema/vocabulary/complaint.ts";
import { Button } from "antd";
import { useWords } from "../i18n/use-words.ts";
import { dayAndTime } from "../time/spoken.ts";
import { useMinute } from "../time/ticker.ts";
import type { Household, LikelyDuplicate } from "./documents.ts";
import styles from "./intake.module.css";

type Props = {
  readonly earlier: Household["earlier"][number];
  readonly likeness?: LikelyDuplicate;
  readonly linked: boolean;
  readonly onLink: () => void;
};

export function EarlierItem({ earlier, likeness, linked, onLink }: Props) {
  const { t, label, locale } = useWords();
  const now = useMinute();
  const marks = likeness && [
    t("intake.likeness", { percent: Math.round(likeness.likeness * 100) }),
    ...(likeness.sameRoom ? [t("intake.sameRoom")] : []),
    ...(likeness.samePhone ? [t("intake.samePhone")] : []),
  ];
  return (
    <li className={styles.earlier} data-linked={linked}>
      <div className={styles.earlierHead}>
        <a href={`/complaints/${earlier.number}`} target="_blank" rel="noreferrer" className="figures">
          {earlier.number}
        </a>
        <span className="figures">{dayAndTime(Date.parse(earlier.receivedAt), now, locale)}</span>
      </div>
      <p>{earlier.excerpt}</p>
      <div className={styles.earlierFoot}>
        <span>
          {label(STATE_LABELS, earlier.state)}
          {earlier.category !== null && ` · ${label(CATEGORY_LABELS, earlier.category)}`}
          {marks && ` · ${marks.join(" · ")}`}
        </span>
        {!linked && (
          <Button size="small" onClick={onLink}>
            {t("intake.linkRepeat")}
          </Button>
        )}
      </div>
    </li>
  );
}
