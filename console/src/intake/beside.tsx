import { COMPLAINANT_KIND_LABELS } from "@heyi/schema/vocabulary/complaint.ts";
import { Button } from "antd";
import { useSyncExternalStore } from "react";
import { useQuery } from "urql";
import { liveLink } from "../graphql/clients.ts";
import { useWords } from "../i18n/use-words.ts";
import { Tips } from "../tips/tips.tsx";
import { HouseholdQuery, LikelyDuplicatesQuery } from "./documents.ts";
import { EarlierItem } from "./earlier-item.tsx";
import type { IntakeValues } from "./intake-values.ts";
import styles from "./intake.module.css";
import { useSettled } from "./use-settled.ts";

type Props = {
  readonly values: IntakeValues;
  readonly onChange: (change: Partial<IntakeValues>) => void;
};

/** What is known of this household, and what is like the text being typed (INT-4). */
export function Beside({ values, onChange }: Props) {
  const { t, label } = useWords();
  const { projectId = "", repeatOf } = values;
  const room = useSettled(values.room.trim(), 400);
  const phone = useSettled(values.anonymous ? "" : values.phone.trim(), 400);
  const content = useSettled(values.content.trim(), 500);
  // Nothing found and not asked are different things; asked by itself once the link is back.
  const offline = useSyncExternalStore(liveLink.state.subscribe, liveLink.state.get).kind === "offline";
  const known = room.length > 1 || phone.replaceAll(/\D/g, "").length >= 7;
  const where = { projectId, room: room || null, phone: phone || null };
  const [household] = useQuery({
    query: HouseholdQuery,
    variables: where,
    pause: offline || projectId === "" || !known,
    requestPolicy: "cache-and-network",
  });
  const [alike] = useQuery({
    query: LikelyDuplicatesQuery,
    variables: { ...where, content },
    pause: offline || projectId === "" || content.length < 6 || !known,
    requestPolicy: "cache-and-network",
  });
  const duplicates = known && content.length >= 6 ? (alike.data?.likelyDuplicates ?? []) : [];
  const unasked = (query: { error?: unknown; data?: unknown }) =>
    offline || (query.error !== undefined && query.data === undefined);
  const earlier = known ? (household.data?.household.earlier ?? []) : [];
  const people = known ? (household.data?.household.people ?? []).filter(({ name }) => name !== null) : [];
  return (
    <aside className={styles.beside} aria-label={t("intake.beside")}>
      {repeatOf !== undefined && (
        <p className={styles.linked} role="status">
          {t("intake.linkedRepeat", { number: repeatOf.number })}
          <Button type="link" size="small" onClick={() => onChange({ repeatOf: undefined })}>
            {t("intake.unlink")}
          </Button>
        </p>
      )}
      <Tips
        complainantKind={values.anonymous ? "ANONYMOUS" : (values.kind ?? null)}
        category={values.category ?? null}
        mood={values.mood ?? null}
      />
      <section aria-live="polite">
        <h2>{t("intake.duplicates")}</h2>
        {duplicates.length === 0 && (
          <p className={styles.hint}>
            {t(
              content.length < 6 || !known
                ? "intake.duplicatesWaiting"
                : unasked(alike)
                  ? "intake.notAsked"
                  : "intake.duplicatesNone",
            )}
          </p>
        )}
        <ul>
          {duplicates.map((duplicate) => (
            <EarlierItem
              key={duplicate.complaint.id}
              earlier={duplicate.complaint}
              likeness={duplicate}
              linked={repeatOf?.id === duplicate.complaint.id}
              onLink={() =>
                onChange({ repeatOf: { id: duplicate.complaint.id, number: duplicate.complaint.number } })
              }
            />
          ))}
        </ul>
      </section>
      <section>
        <h2>{t("intake.earlier")}</h2>
        {people.length > 0 && (
          <p className={styles.hint}>
            {t("intake.known")}:{" "}
            {people
              .map((person) => `${person.name ?? ""} (${label(COMPLAINANT_KIND_LABELS, person.kind)})`)
              .join(", ")}
          </p>
        )}
        {earlier.length === 0 && (
          <p className={styles.hint}>
            {t(
              !known
                ? "intake.earlierWaiting"
                : unasked(household)
                  ? "intake.notAsked"
                  : "intake.earlierNone",
            )}
          </p>
        )}
        <ul>
          {earlier.map((one) => (
            <EarlierItem
              key={one.id}
              earlier={one}
              linked={repeatOf?.id === one.id}
              onLink={() => onChange({ repeatOf: { id: one.id, number: one.number } })}
            />
          ))}
        </ul>
      </section>
    </aside>
  );
}
