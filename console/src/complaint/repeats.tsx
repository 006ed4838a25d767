import { STATE_LABELS } from "@heyi/schema/vocabulary/complaint.ts";
import { Link } from "react-router";
import { type FragmentType, readFragment } from "../../generated/fragment-masking.ts";
import { graphql } from "../../generated/gql.ts";
import { useWords } from "../i18n/use-words.ts";
import { dayAndTime } from "../time/spoken.ts";
import { useMinute } from "../time/ticker.ts";
import styles from "./sections.module.css";

const ComplaintRepeats = graphql(`
  fragment ComplaintRepeats on Complaint {
    repeatOf {
      id
      number
      state
      receivedAt
    }
    repeats {
      id
      number
      state
      receivedAt
    }
  }
`);

type Other = { id: string; number: string; state: keyof typeof STATE_LABELS; receivedAt: string };

export function Repeats(props: { readonly complaint: FragmentType<typeof ComplaintRepeats> }) {
  const { t } = useWords();
  const { repeatOf, repeats } = readFragment(ComplaintRepeats, props.complaint);
  if (repeatOf === null && repeats.length === 0) return null;
  return (
    <section className={styles.section}>
      <h3>{t("complaint.repeats")}</h3>
      <ul className={styles.others}>
        {repeatOf !== null && <Line other={repeatOf} word={t("complaint.repeatOf")} />}
        {repeats.map((other) => (
          <Line key={other.id} other={other} word={t("desk.repeat")} />
        ))}
      </ul>
    </section>
  );
}

function Line({ other, word }: { readonly other: Other; readonly word: string }) {
  const { label, locale } = useWords();
  const now = useMinute();
  return (
    <li>
      <span>{word}</span>
      <Link to={`/complaints/${other.number}`} className="figures">
        {other.number}
      </Link>
      <span>{label(STATE_LABELS, other.state)}</span>
      <span className="figures">{dayAndTime(Date.parse(other.receivedAt), now, locale)}</span>
    </li>
  );
}
