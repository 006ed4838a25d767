import { DAY_GROUND_LABELS } from "@heyi/schema/vocabulary/clock.ts";
import { SUSPEND_REASON_LABELS } from "@heyi/schema/vocabulary/complaint.ts";
import { Button, Popover } from "antd";
import { type FragmentType, readFragment } from "../../generated/fragment-masking.ts";
import { graphql } from "../../generated/gql.ts";
import type { ClockWhyFragment } from "../../generated/graphql.ts";
import { useWords } from "../i18n/use-words.ts";
import { MINUTE } from "../time/shanghai.ts";
import { dayAndTime, spokenSpan, weekdayName } from "../time/spoken.ts";
import { useMinute } from "../time/ticker.ts";
import styles from "./clocks.module.css";

const ClockWhy = graphql(`
  fragment ClockWhy on Clock {
    dueAt
    pausedMinutes
    explanation {
      text
      span
      from
      policyVersion
      provisional
      days {
        date
        ground
        name
        counted
      }
      pauses {
        from
        to
        minutes
        reason
      }
    }
  }
`);

/** SLA-6: every deadline can be explained. */
export function WhyThisTime(props: { readonly clock: FragmentType<typeof ClockWhy>; readonly kind: string }) {
  const { t } = useWords();
  const clock = readFragment(ClockWhy, props.clock);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title={`${props.kind} · ${t("complaint.whyThisTime")}`}
      content={<Explanation clock={clock} />}
    >
      <Button
        type="text"
        size="small"
        className={styles.why ?? ""}
        aria-haspopup="dialog"
        aria-label={`${props.kind}: ${t("complaint.whyThisTime")}`}
      >
        {t("complaint.whyThisTime")}
      </Button>
    </Popover>
  );
}

function Explanation({ clock }: { readonly clock: ClockWhyFragment }) {
  const { t, label, locale } = useWords();
  const now = useMinute();
  const { explanation } = clock;
  const at = (instant: string) => dayAndTime(Date.parse(instant), now, locale);
  return (
    <div className={styles.explain}>
      <p>{explanation.text}</p>
      <dl className="figures">
        <dt>{t("complaint.whyFrom")}</dt>
        <dd>{at(explanation.from)}</dd>
        <dt>{t("complaint.whySpan")}</dt>
        <dd>{explanation.span}</dd>
        <dt>{t("complaint.whyDue")}</dt>
        <dd>{at(clock.dueAt)}</dd>
        {explanation.policyVersion !== null && (
          <>
            <dt>{t("complaint.whyPolicy")}</dt>
            <dd>{explanation.policyVersion}</dd>
          </>
        )}
      </dl>
      {explanation.days.length > 0 && (
        <>
          <h4>{t("complaint.whyDays")}</h4>
          <ol className={`${styles.days} figures`}>
            {explanation.days.map((day) => (
              <li key={day.date} className={styles.day} data-counted={day.counted}>
                <span aria-hidden="true">{day.counted ? "●" : "○"}</span>
                <span>
                  {day.date.slice(5)} {weekdayName(day.date, locale)}
                </span>
                <span>{day.name ?? label(DAY_GROUND_LABELS, day.ground)}</span>
                <span>{t(day.counted ? "complaint.whyCounted" : "complaint.whyNotCounted")}</span>
              </li>
            ))}
          </ol>
        </>
      )}
      {explanation.pauses.length > 0 && (
        <>
          <h4>{t("complaint.whyPauses")}</h4>
          <ul className="figures">
            {explanation.pauses.map((pause) => (
              <li key={pause.from}>
                {label(SUSPEND_REASON_LABELS, pause.reason)} · {at(pause.from)} –{" "}
                {pause.to === null ? t("complaint.pauseRunning") : at(pause.to)}
              </li>
            ))}
          </ul>
          {clock.pausedMinutes > 0 && (
            <p>{t("complaint.pausedFor", { span: spokenSpan(clock.pausedMinutes * MINUTE, locale) })}</p>
          )}
        </>
      )}
      {explanation.provisional && <p className={styles.provisional}>{t("complaint.whyProvisional")}</p>}
    </div>
  );
}
