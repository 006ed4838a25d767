import { MISSING_TO_CLOSE_LABELS, type MissingToClose } from "@heyi/schema/vocabulary/complaint.ts";
import type { Action } from "@heyi/schema/vocabulary/action.ts";
import { Button } from "antd";
import { type FragmentType, readFragment } from "../../generated/fragment-masking.ts";
import { graphql } from "../../generated/gql.ts";
import { useWords } from "../i18n/use-words.ts";
import { dayAndTime } from "../time/spoken.ts";
import { useMinute } from "../time/ticker.ts";
import styles from "./casework.module.css";
import { useOpenComplaint } from "./open-complaint.ts";

const ComplaintChecklist = graphql(`
  fragment ComplaintChecklist on Complaint {
    state
    severity
    validity
    visitExemption
    quietUntil
    visitTries
    missingToClose {
      what
    }
    allowedActions {
      action
      allowed
    }
  }
`);

/** What mends it: the first of these that the reader may do now. */
const MENDS: Readonly<Record<MissingToClose, readonly Action[]>> = {
  RESULT: ["RESOLVE"],
  TOLD: ["CONTACT"],
  ROOT_CAUSE: ["INVESTIGATE"],
  VISIT: ["VISIT", "EXEMPT_VISIT"],
  SECOND_VISIT: ["VISIT"],
  SATISFACTION: ["REOPEN", "CLOSE_UNRESOLVED"],
  PREVENTIVE_MEASURE: ["SET_MEASURE"],
  RESPONSE_MEETING: ["HOLD_RESPONSE_MEETING"],
  TASKS: ["COMPLETE_TASK", "DROP_TASK"],
};

/** VIS-4: what closing takes, done or missing, each missing one with the way to it. */
export function Checklist(props: { readonly complaint: FragmentType<typeof ComplaintChecklist> }) {
  const { t, label, locale } = useWords();
  const now = useMinute();
  const complaint = readFragment(ComplaintChecklist, props.complaint);
  const missing = complaint.missingToClose.map(({ what }) => what);
  const open = useOpenComplaint();
  if (["CLOSED", "MERGED", "WITHDRAWN"].includes(complaint.state)) return null;
  const may = (action: Action) =>
    complaint.allowedActions.some((each) => each.action === action && each.allowed);
  const wanted = wantedToClose(complaint, missing);
  return (
    <section
      className={styles.section}
      aria-label={t("case.toClose")}
      data-urgent={complaint.state === "RESOLVED"}
    >
      <h3>
        {missing.length === 0 ? t("case.readyToClose") : t("case.toCloseCount", { count: missing.length })}
      </h3>
      {complaint.quietUntil !== null && (
        <p className={styles.quiet}>
          {t("case.quietUntil", { when: dayAndTime(Date.parse(complaint.quietUntil), now, locale) })}
        </p>
      )}
      <ul className={styles.checklist}>
        {wanted.map((what) => {
          const done = !missing.includes(what);
          const mend = done ? undefined : MENDS[what].find(may);
          return (
            <li key={what} data-done={done}>
              <span className={styles.check} aria-hidden="true">
                {done ? "✓" : "○"}
              </span>
              <span>
                {label(MISSING_TO_CLOSE_LABELS, what)}
                <span className="unseen">{t(done ? "case.done" : "case.missing")}</span>
                {what === "VISIT" && !done && complaint.visitTries > 0 && (
                  <> · {t("case.tries", { count: complaint.visitTries })}</>
                )}
              </span>
              {mend !== undefined && (
                <Button type="link" size="small" onClick={() => open?.run(mend)}>
                  {t("case.goTo")}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** In the order of the work; what this complaint never asks for is left out. */
function wantedToClose(
  complaint: {
    readonly severity: string;
    readonly validity: string | null;
    readonly visitExemption: string | null;
  },
  missing: readonly MissingToClose[],
): readonly MissingToClose[] {
  const major = complaint.severity === "MAJOR";
  const asked: Partial<Record<MissingToClose, boolean>> = {
    ROOT_CAUSE: true,
    RESPONSE_MEETING: major,
    RESULT: true,
    TOLD: true,
    PREVENTIVE_MEASURE: major || complaint.validity === "VALID",
    VISIT: complaint.visitExemption === null,
    SECOND_VISIT: major && complaint.visitExemption === null,
  };
  const order = Object.keys(MISSING_TO_CLOSE_LABELS) as MissingToClose[];
  const places: readonly MissingToClose[] = [
    "ROOT_CAUSE",
    "TASKS",
    "RESPONSE_MEETING",
    "RESULT",
    "TOLD",
    "PREVENTIVE_MEASURE",
    "VISIT",
    "SECOND_VISIT",
    "SATISFACTION",
  ];
  return order
    .filter((what) => missing.includes(what) || asked[what] === true)
    .toSorted((one, other) => places.indexOf(one) - places.indexOf(other));
}
