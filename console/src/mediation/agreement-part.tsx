import { useWords } from "../i18n/use-words.ts";
import { Ask } from "./ask.tsx";
import { useCase, useCaseCommand } from "./case-context.ts";
import { DraftAgreementMutation } from "./commands/agreement.ts";
import { DraftPart } from "./draft-part.tsx";
import { FrozenText } from "./frozen-text.tsx";
import styles from "./mediation.module.css";

const ENDED = ["FAILED", "WITHDRAWN"];

/** AGR-3, AGR-4: the agreement as it grows, what is missing in it, and the texts that were frozen. */
export function AgreementPart() {
  const { t } = useWords();
  const { shown, record } = useCase();
  const drafting = useCaseCommand(DraftAgreementMutation);
  const { agreementDraft: draft, agreements, acceptedRound } = record;
  const standing = agreements.filter(({ droppedAt }) => !droppedAt);
  const waits = standing.some(({ effectiveAt }) => !effectiveAt);
  const mayDraft = shown.mine && !waits && typeof acceptedRound === "number" && !ENDED.includes(shown.state);
  if (ENDED.includes(shown.state) && !draft && standing.length === 0) return null;
  return (
    <section className={styles.panel} aria-labelledby="agreement">
      <h2 id="agreement" tabIndex={-1}>
        {t("mediation.agreement")}
      </h2>
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
