import { STATE_LABELS, type State } from "@heyi/schema/vocabulary/complaint.ts";
import { type FragmentType, readFragment } from "../../generated/fragment-masking.ts";
import { graphql } from "../../generated/gql.ts";
import { useWords } from "../i18n/use-words.ts";
import styles from "./complaint-head.module.css";
import { LINE, lineReached } from "./state-line.ts";

const ComplaintSteps = graphql(`
  fragment ComplaintSteps on Complaint {
    state
    assignedAt
    acceptedAt
    milestones {
      resolvedAt
    }
  }
`);

/** The line of states with the present one named; a state beside the line is said below it. */
export function StateSteps(props: { readonly complaint: FragmentType<typeof ComplaintSteps> }) {
  const { t, label } = useWords();
  const complaint = readFragment(ComplaintSteps, props.complaint);
  const reached = lineReached({ ...complaint, resolvedAt: complaint.milestones.resolvedAt });
  const onLine = (LINE as readonly State[]).includes(complaint.state);
  return (
    <>
      <ol className={styles.steps} aria-label={t("complaint.steps")}>
        {LINE.map((state, index) => {
          const step =
            index < reached
              ? "done"
              : index === reached && onLine
                ? "now"
                : index === reached
                  ? "done"
                  : "ahead";
          const said = {
            done: t("complaint.stepDone"),
            now: t("complaint.stepNow"),
            ahead: t("complaint.stepAhead"),
          }[step];
          return (
            <li
              key={state}
              className={styles.step}
              data-step={step}
              aria-current={step === "now" ? "step" : undefined}
              title={label(STATE_LABELS, state)}
            >
              <span className={styles.stepName}>{label(STATE_LABELS, state)}</span>
              <span className="unseen">{said}</span>
            </li>
          );
        })}
      </ol>
      {!onLine && (
        <strong className={styles.beside}>
          {t("complaint.besideLine", { state: label(STATE_LABELS, complaint.state) })}
        </strong>
      )}
    </>
  );
}
