import {
  CATEGORY_LABELS,
  CHANNEL_LABELS,
  IMPACT_LABELS,
  MOOD_LABELS,
  SEEKS_LABELS,
  URGENCY_LABELS,
  VALIDITY_LABELS,
} from "@heyi/schema/vocabulary/complaint.ts";
import { type FragmentType, readFragment } from "../../generated/fragment-masking.ts";
import { graphql } from "../../generated/gql.ts";
import { useWords } from "../i18n/use-words.ts";
import { dayAndTime } from "../time/spoken.ts";
import { useMinute } from "../time/ticker.ts";
import { Fact } from "./fact.tsx";
import styles from "./sections.module.css";

const ComplaintFacts = graphql(`
  fragment ComplaintFacts on Complaint {
    channel
    levelSkipping
    category
    subCategory
    priority
    urgency
    impact
    validity
    mood
    seeks
    receivedAt
    occurredAt
    malicious
    trackingCode
  }
`);

export function Facts(props: { readonly complaint: FragmentType<typeof ComplaintFacts> }) {
  const { t, label, locale } = useWords();
  const now = useMinute();
  const complaint = readFragment(ComplaintFacts, props.complaint);
  const { category, subCategory, priority, urgency, impact, validity, mood, seeks, malicious } = complaint;
  const at = (instant: string) => dayAndTime(Date.parse(instant), now, locale);
  const kind = category === null ? t("complaint.untriaged") : label(CATEGORY_LABELS, category);
  const urgent = [
    priority,
    urgency && label(URGENCY_LABELS, urgency),
    impact && label(IMPACT_LABELS, impact),
  ].filter((word) => word !== null);
  return (
    <section className={styles.section}>
      <h3>{t("complaint.facts")}</h3>
      <dl className={styles.facts}>
        <Fact name={t("complaint.category")}>{subCategory === null ? kind : `${kind} · ${subCategory}`}</Fact>
        <Fact name={t("complaint.priority")}>
          {urgent.length === 0 ? t("complaint.untriaged") : urgent.join(" · ")}
        </Fact>
        <Fact name={t("complaint.channel")}>
          {label(CHANNEL_LABELS, complaint.channel)}
          {complaint.levelSkipping && ` · ${t("desk.levelSkipping")}`}
        </Fact>
        {validity !== null && <Fact name={t("complaint.validity")}>{label(VALIDITY_LABELS, validity)}</Fact>}
        {mood !== null && <Fact name={t("complaint.mood")}>{label(MOOD_LABELS, mood)}</Fact>}
        {seeks !== null && <Fact name={t("complaint.seeks")}>{label(SEEKS_LABELS, seeks)}</Fact>}
        <Fact name={t("complaint.receivedAt")}>{at(complaint.receivedAt)}</Fact>
        {complaint.occurredAt !== null && (
          <Fact name={t("complaint.occurredAt")}>{at(complaint.occurredAt)}</Fact>
        )}
        {malicious === true && (
          <Fact name={t("complaint.malicious")}>
            <span title={t("complaint.maliciousHint")}>{t("shell.yes")}</span>
          </Fact>
        )}
        {complaint.trackingCode !== null && (
          <Fact name={t("complaint.trackingCode")}>
            <code>{complaint.trackingCode}</code>
          </Fact>
        )}
      </dl>
    </section>
  );
}
