import { SEVERITY_LABELS } from "@heyi/schema/vocabulary/agreement.ts";
import { useWords } from "../i18n/use-words.ts";
import { AgreementForm } from "./agreement-form.tsx";
import { Ask } from "./ask.tsx";
import { useCase, useCaseCommand } from "./case-context.ts";
import { DraftAgreementMutation, FreezeAgreementMutation } from "./commands/agreement.ts";
import type { Draft, Finding } from "./documents.ts";
import { FrozenText } from "./frozen-text.tsx";
import styles from "./mediation.module.css";

/** AGR-3, AGR-4: the agreement as it grows, what is missing in it, and the texts that were frozen. */
export function AgreementPart() {
  const { t } = useWords();
  const { shown, record } = useCase();
  const drafting = useCaseCommand(DraftAgreementMutation);
  const { agreementDraft: draft, agreements, acceptedRound } = record;
  const standing = agreements.filter(({ droppedAt }) => !droppedAt);
  const waits = standing.some(({ effectiveAt }) => !effectiveAt);
  const mayDraft =
    shown.mine &&
    !waits &&
    typeof acceptedRound === "number" &&
    !["FAILED", "WITHDRAWN"].includes(shown.state);
  return (
    <section className={styles.panel} aria-labelledby="agreement">
      <h2 id="agreement">{t("mediation.agreement")}</h2>
      {!draft && standing.length === 0 && <p className={styles.hint}>{t("mediation.noAgreement")}</p>}
      {standing.map((agreement) => (
        <FrozenText key={agreement.id} agreement={agreement} />
      ))}
      {draft && !waits && <DraftPart draft={draft} />}
      {mayDraft && !draft && (
        <div className={styles.acts}>
          <Ask
            label={standing.length > 0 ? t("mediation.draftSupplement") : t("mediation.draft")}
            primary={standing.length === 0}
            fields={
              standing.length > 0
                ? []
                : [{ key: "oral", label: t("mediation.oral"), kind: "YES", initial: false }]
            }
            command={drafting}
            send={(given) => drafting.run({ oral: given["oral"] === true })}
          />
        </div>
      )}
    </section>
  );
}

function DraftPart({ draft }: { readonly draft: Draft }) {
  const { t } = useWords();
  const { shown } = useCase();
  const freezing = useCaseCommand(FreezeAgreementMutation);
  return (
    <div className={styles.agreement}>
      <div className={styles.text} aria-label={t("mediation.draftText")} role="region">
        {draft.content.text.map((block) => (
          <p key={block}>{block}</p>
        ))}
      </div>
      <div className={styles.column}>
        <Findings draft={draft} />
        {shown.mine && (
          <div className={styles.acts}>
            <AgreementForm draft={draft} />
            <Ask
              label={t("mediation.freeze")}
              primary
              fields={[]}
              command={freezing}
              send={() => freezing.run({})}
            />
          </div>
        )}
      </div>
    </div>
  );
}

function Findings({ draft: { findings, confirmable } }: { readonly draft: Draft }) {
  const { t } = useWords();
  return (
    <div>
      <h3>
        {findings.length === 0
          ? t("mediation.complete")
          : t("mediation.findings", { count: findings.length })}
      </h3>
      <p className={styles.small}>
        {confirmable ? t("mediation.confirmable") : t("mediation.notConfirmable")}
      </p>
      <ul className={styles.list}>
        {findings.map((finding) => (
          <FindingLine key={`${finding.check} ${finding.path}`} finding={finding} />
        ))}
      </ul>
    </div>
  );
}

function FindingLine({ finding: { severity, message, article, no } }: { readonly finding: Finding }) {
  const { label } = useWords();
  return (
    <li className={styles.finding} data-severity={severity}>
      <strong>{label(SEVERITY_LABELS, severity)}</strong>
      {message}
      <p className={styles.small}>
        {no} · {article}
      </p>
    </li>
  );
}
