import { OBLIGATION_STATE_LABELS, TERM_KIND_LABELS } from "@heyi/schema/vocabulary/agreement.ts";
import { useWords } from "../i18n/use-words.ts";
import { dateName } from "../time/spoken.ts";
import { Ask, textOf } from "./ask.tsx";
import { nameOf, useCase, useCaseCommand, useConducts } from "./case-context.ts";
import {
  BreachObligationMutation,
  FulfilObligationMutation,
  UrgeObligationMutation,
  WaiveObligationMutation,
} from "./commands/performance.ts";
import { endOfDay, OBLIGATION_SOON } from "./days-left.ts";
import type { Obligation } from "./documents.ts";
import { DueMark } from "./due-mark.tsx";
import { Moment } from "./moment.tsx";
import styles from "./mediation.module.css";
import { yuan } from "./yuan.ts";

/** AGR-6: what is owed under the agreement, and how far it is kept. */
export function Obligations() {
  const { t } = useWords();
  const { record } = useCase();
  const { obligations } = record;
  if (obligations.length === 0) return null;
  const kept = obligations.filter(({ state }) => state === "FULFILLED" || state === "WAIVED").length;
  return (
    <section className={styles.panel} aria-labelledby="obligations">
      <h2 id="obligations" tabIndex={-1}>
        {t("mediation.obligations", { kept, all: obligations.length })}
      </h2>
      <ul className={styles.list}>
        {obligations.map((obligation) => (
          <ObligationLine key={obligation.id} obligation={obligation} />
        ))}
      </ul>
    </section>
  );
}

function ObligationLine({ obligation }: { readonly obligation: Obligation }) {
  const { t, label, locale } = useWords();
  const { record } = useCase();
  const { termNo, instalmentNo, obligor, obligee, kind, amountFen, dueDate, state, moves } = obligation;
  const settled = state === "FULFILLED" || state === "WAIVED";
  const name =
    typeof instalmentNo === "number"
      ? t("mediation.termInstalment", { termNo, instalmentNo })
      : t("mediation.termNo", { no: termNo });
  return (
    <li aria-label={name} className={styles.owed} data-state={state}>
      <p>
        <strong>{name}</strong> {label(TERM_KIND_LABELS, kind)}{" "}
        {t("mediation.owes", { obligor: nameOf(record, obligor), obligee: nameOf(record, obligee) })}
        {typeof amountFen === "number" && yuan(amountFen)}
        {dueDate && ` ${t("mediation.until", { date: dateName(dueDate, locale) })}`}
      </p>
      <p className={styles.words}>
        <span className={styles.state} data-state={state}>
          {label(OBLIGATION_STATE_LABELS, state)}
        </span>
        {dueDate && !settled && <DueMark at={endOfDay(dueDate)} soon={OBLIGATION_SOON} />}
      </p>
      {obligation.breachProposedAt && state === "OVERDUE" && (
        <p className={styles.small}>{t("mediation.breachProposed")}</p>
      )}
      {moves.length > 1 && (
        <ol className={styles.timeline}>
          {moves.map(({ at, state: moved, evidence }, place) => (
            <li key={place}>
              <Moment at={at} />
              <span>
                {label(OBLIGATION_STATE_LABELS, moved)}
                {evidence && <span className={styles.quiet}> {evidence}</span>}
              </span>
            </li>
          ))}
        </ol>
      )}
      <ObligationActs obligation={obligation} />
    </li>
  );
}

function ObligationActs({
  obligation: { id, state, obligee, urgedAt, breachProposedAt },
}: {
  readonly obligation: Obligation;
}) {
  const { t } = useWords();
  const fulfilling = useCaseCommand(FulfilObligationMutation);
  const waiving = useCaseCommand(WaiveObligationMutation);
  const urging = useCaseCommand(UrgeObligationMutation);
  const breaching = useCaseCommand(BreachObligationMutation);
  const conducts = useConducts();
  if (!conducts || state === "FULFILLED" || state === "WAIVED") return null;
  const reason = { key: "reason", label: t("mediation.reason"), kind: "WORDS" } as const;
  return (
    <div className={styles.acts}>
      <Ask
        label={t("mediation.fulfilled")}
        fields={[{ key: "evidence", label: t("mediation.evidence"), kind: "WORDS" }]}
        command={fulfilling}
        send={(given) => fulfilling.run({ obligationId: id, evidence: textOf(given, "evidence") })}
      />
      <Ask
        label={t("mediation.waive")}
        fields={[reason]}
        command={waiving}
        send={(given) => waiving.run({ obligationId: id, by: obligee, reason: textOf(given, "reason") })}
      />
      {state === "OVERDUE" && (
        <Ask
          label={t("mediation.urge")}
          primary={!urgedAt}
          fields={[{ key: "text", label: t("mediation.whatWasSaid"), kind: "WORDS" }]}
          command={urging}
          send={(given) => urging.run({ obligationId: id, text: textOf(given, "text") })}
        />
      )}
      {state === "OVERDUE" && breachProposedAt && (
        <Ask
          label={t("mediation.breach")}
          danger
          fields={[reason]}
          command={breaching}
          send={(given) => breaching.run({ obligationId: id, reason: textOf(given, "reason") })}
        />
      )}
    </div>
  );
}
