import { type FragmentType, readFragment } from "../../generated/fragment-masking.ts";
import { graphql } from "../../generated/gql.ts";
import { useWords } from "../i18n/use-words.ts";
import { dayAndTime } from "../time/spoken.ts";
import { useMinute } from "../time/ticker.ts";
import styles from "./sections.module.css";

const ComplaintMilestones = graphql(`
  fragment ComplaintMilestones on Complaint {
    milestones {
      respondedAt
      repliedAt
      resolvedAt
      toldAt
      visitedAt
      lastContactAt
    }
  }
`);

const SHOWN = ["respondedAt", "repliedAt", "resolvedAt", "toldAt", "visitedAt", "lastContactAt"] as const;

/** Kept apart from the state: what has happened, whatever the state is now. */
export function Milestones(props: { readonly complaint: FragmentType<typeof ComplaintMilestones> }) {
  const { t, locale } = useWords();
  const now = useMinute();
  const { milestones } = readFragment(ComplaintMilestones, props.complaint);
  return (
    <section className={styles.section}>
      <h3>{t("complaint.milestones")}</h3>
      <ul className={styles.milestones}>
        {SHOWN.map((name) => {
          const at = milestones[name];
          return (
            <li key={name} data-reached={at !== null}>
              <span>{t(`complaint.${name}`)}</span>
              <span className="figures">
                {at === null ? t("complaint.notYet") : dayAndTime(Date.parse(at), now, locale)}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
