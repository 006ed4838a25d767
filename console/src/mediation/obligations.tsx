import { OBLIGATION_STATE_LABELS, TERM_KIND_LABELS } from "@heyi/schema/vocabulary/agreement.ts";
import { useWords } from "../i18n/use-words.ts";
import { dateName } from "../time/spoken.ts";
import { nameOf, useCase } from "./case-context.ts";
import { endOfDay, OBLIGATION_SOON } from "./days-left.ts";
import type { Obligation } from "./documents.ts";
import { DueMark } from "./due-mark.tsx";
import { Moment } from "./moment.tsx";
import { ObligationActs } from "./obligation-acts.tsx";
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
  const last = moves.at(-1);
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
        {last && moves.length > 1 && (
          <span className={styles.quiet}>
            <Moment at={last.at} /> {last.evidence}
          </span>
        )}
        {dueDate && !settled && <DueMark at={endOfDay(dueDate)} soon={OBLIGATION_SOON} />}
      </p>
      {obligation.breachProposedAt && state === "OVERDUE" && (
        <p className={styles.small}>{t("mediation.breachProposed")}</p>
      )}
      <Earlier moves={moves.slice(0, -1)} />
      <ObligationActs obligation={obligation} />
    </li>
  );
}

/** How it came to stand where it does. */
function Earlier({ moves }: Pick<Obligation, "moves">) {
  const { label } = useWords();
  if (moves.length === 0) return null;
  return (
    <ol className={styles.timeline}>
      {moves.map(({ at, state, evidence }, place) => (
        <li key={place}>
          <Moment at={at} />
          <span>
            {label(OBLIGATION_STATE_LABELS, state)}
            {evidence && <span className={styles.quiet}> {evidence}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
