import {
  BODY_KIND_LABELS,
  BODY_KINDS,
  CASE_DATA,
  CASE_DATA_LABELS,
  type BodyKind,
  type CaseData,
} from "@heyi/schema/vocabulary/mediation.ts";
import { useWords } from "../i18n/use-words.ts";
import { Ask, choicesOf, textOf } from "./ask.tsx";
import { nameOf, useCase, useCaseCommand, useConducts } from "./case-context.ts";
import { AgreeToHandoverMutation, HandOverMutation, PlanHandoverMutation } from "./commands/handover.ts";
import type { Handover } from "./documents.ts";
import { Moment } from "./moment.tsx";
import styles from "./mediation.module.css";

/** AUD-2: to whom the case's data are given, by whose consent or by which duty. */
export function Handovers() {
  const { t, label } = useWords();
  const { record } = useCase();
  const plan = useCaseCommand(PlanHandoverMutation);
  const conducts = useConducts();
  const everybody = record.parties.map(({ letter, name }) => ({ value: letter, label: `${letter} ${name}` }));
  if (!conducts && record.handovers.length === 0) return null;
  return (
    <section className={styles.panel} aria-labelledby="handovers">
      <h2 id="handovers">{t("mediation.handovers")}</h2>
      {record.handovers.length > 0 && (
        <ul className={styles.list}>
          {record.handovers.map((handover) => (
            <HandoverLine key={handover.no} handover={handover} />
          ))}
        </ul>
      )}
      {conducts && (
        <Ask
          label={t("mediation.planHandover")}
          fields={[
            { key: "to", label: t("mediation.handoverTo"), kind: "TEXT" },
            {
              key: "kind",
              label: t("mediation.handoverKind"),
              kind: "CHOICE",
              options: BODY_KINDS.map((value) => ({ value, label: label(BODY_KIND_LABELS, value) })),
              initial: "COMMITTEE",
            },
            {
              key: "what",
              label: t("mediation.handoverWhat"),
              kind: "CHOICES",
              options: CASE_DATA.map((value) => ({ value, label: label(CASE_DATA_LABELS, value) })),
              initial: [],
            },
            { key: "purpose", label: t("mediation.handoverPurpose"), kind: "WORDS" },
            {
              key: "concerned",
              label: t("mediation.handoverConcerned"),
              kind: "CHOICES",
              options: everybody,
              initial: everybody.map(({ value }) => value),
            },
          ]}
          command={plan}
          send={(given) =>
            plan.run({
              to: textOf(given, "to"),
              kind: textOf(given, "kind") as BodyKind,
              what: choicesOf(given, "what") as CaseData[],
              purpose: textOf(given, "purpose"),
              concerned: choicesOf(given, "concerned"),
            })
          }
        />
      )}
    </section>
  );
}

function HandoverLine({ handover }: { readonly handover: Handover }) {
  const { t, label } = useWords();
  const { record } = useCase();
  const conducts = useConducts();
  const { no, to, kind, what, purpose, concerned, consents, duty, at } = handover;
  const names = consents.map(({ party, how }) => `${nameOf(record, party)}(${how})`);
  return (
    <li aria-label={t("mediation.handoverTowards", { to })}>
      <h3>
        {to} · {label(BODY_KIND_LABELS, kind)}
      </h3>
      <p>
        {what.map((each) => label(CASE_DATA_LABELS, each)).join("、")}:{purpose}
      </p>
      <p className={styles.small}>
        {at ? (
          <>
            {t("mediation.handedOver")} <Moment at={at} /> ·{" "}
            {duty ? t("mediation.byDuty", { duty }) : t("mediation.byConsent", { names: names.join("、") })}
          </>
        ) : (
          t("mediation.notHandedOver", { agreed: consents.length, all: concerned.length })
        )}
      </p>
      {!at && conducts && <Pending handover={handover} key={no} />}
    </li>
  );
}

function Pending({ handover: { no, concerned, consents } }: { readonly handover: Handover }) {
  const { t } = useWords();
  const { record } = useCase();
  const agree = useCaseCommand(AgreeToHandoverMutation);
  const give = useCaseCommand(HandOverMutation);
  return (
    <div className={styles.acts}>
      {concerned.map((party) => {
        const agrees = !consents.some((each) => each.party === party);
        const name = nameOf(record, party);
        return (
          <Ask
            key={party}
            label={t(agrees ? "mediation.agreesToHandover" : "mediation.takesBackHandover", { name })}
            fields={[
              { key: "how", label: t("mediation.how"), kind: "TEXT", initial: t("mediation.inPerson") },
            ]}
            command={agree}
            send={(given) => agree.run({ no, party, agrees, how: textOf(given, "how") })}
          />
        );
      })}
      <Ask
        label={t("mediation.handOver")}
        fields={[{ key: "duty", label: t("mediation.legalDuty"), kind: "TEXT" }]}
        command={give}
        send={(given) => give.run({ no, duty: textOf(given, "duty") })}
      />
    </div>
  );
}
