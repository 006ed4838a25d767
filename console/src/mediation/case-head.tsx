import { DISPUTE_KIND_LABELS } from "@heyi/schema/vocabulary/mediation.ts";
import { Link } from "react-router";
import { useWords } from "../i18n/use-words.ts";
import { OUTCOME_SOON } from "./days-left.ts";
import type { OneCase } from "./documents.ts";
import { DueMark } from "./due-mark.tsx";
import { Moment } from "./moment.tsx";
import { StateSign } from "./state-sign.tsx";
import styles from "./mediation.module.css";

/** Matter, state, number and the time there is. */
export function CaseHead({ shown }: { readonly shown: OneCase }) {
  const { t, label } = useWords();
  const { number, state, record, outcomeDueAt, consentedAt, proposedAt } = shown;
  const due = (state === "CONSENTED" || state === "IN_SESSION") && outcomeDueAt;
  return (
    <header className={styles.head}>
      <p className={styles.small}>
        <Link to="/cases">{t("mediation.title")}</Link> / {number}
      </p>
      <h1>
        {record?.matter ?? number} <StateSign state={state} />
        {record?.negotiation && <span className={styles.mark}>{t("mediation.negotiation")}</span>}
      </h1>
      <p className={styles.words}>
        {record && <span>{label(DISPUTE_KIND_LABELS, record.kind)}</span>}
        <span>
          {t("mediation.proposed")} <Moment at={proposedAt} />
        </span>
        {consentedAt && (
          <span>
            {t("mediation.consented")} <Moment at={consentedAt} />
          </span>
        )}
        {due && (
          <span>
            {t("mediation.outcomeDue")} <Moment at={due} /> ·{" "}
            <DueMark at={Date.parse(due)} soon={OUTCOME_SOON} />
          </span>
        )}
      </p>
    </header>
  );
}
