import { COURT_GROUND_LABELS, type CourtGround } from "@heyi/schema/vocabulary/agreement.ts";
import { useWords } from "../i18n/use-words.ts";
import { Ask, choicesOf, textOf } from "./ask.tsx";
import { useCase, useCaseCommand } from "./case-context.ts";
import { ApplyConfirmationMutation, DecideConfirmationMutation } from "./commands/performance.ts";
import type { Agreement } from "./documents.ts";
import styles from "./mediation.module.css";

const PAPERS = ["APPLICATION", "AGREEMENT", "IDENTITY", "ADDRESSES", "COMMITMENT"] as const;

/** AGR-7: asked for by all together, with every paper; then what the court said. */
export function Confirmation({ agreement: { id, confirmation, courts } }: { readonly agreement: Agreement }) {
  const { t, label } = useWords();
  const { record } = useCase();
  const applying = useCaseCommand(ApplyConfirmationMutation);
  const deciding = useCaseCommand(DecideConfirmationMutation);
  const everybody = record.parties.map(({ letter, name }) => ({ value: letter, label: name }));
  const ground = (each: CourtGround) => label(COURT_GROUND_LABELS, each);
  if (confirmation === "OPEN")
    return (
      <div className={styles.acts}>
        {courts.length > 0 && (
          <p className={styles.small}>
            {t("mediation.competentCourts", {
              courts: courts
                .map(({ name, grounds }) => `${name}(${grounds.map(ground).join("、")})`)
                .join(";"),
            })}
          </p>
        )}
        <Ask
          label={t("mediation.applyConfirmation")}
          fields={[
            { key: "court", label: t("mediation.court"), kind: "TEXT", initial: courts[0]?.name ?? "" },
            { key: "byInvitation", label: t("mediation.courtInvited"), kind: "YES", initial: false },
            {
              key: "application",
              label: t("mediation.whoApplies"),
              kind: "CHOICES",
              options: everybody,
              initial: [],
            },
            {
              key: "papers",
              label: t("mediation.papersThere"),
              kind: "CHOICES",
              options: PAPERS.map((paper) => ({ value: paper, label: t(`mediation.paper${paper}`) })),
              initial: [],
            },
          ]}
          command={applying}
          send={(given) =>
            applying.run({
              agreementId: id,
              court: textOf(given, "court"),
              byInvitation: given["byInvitation"] === true,
              by: choicesOf(given, "application"),
              papers: choicesOf(given, "papers"),
            })
          }
        />
      </div>
    );
  if (confirmation !== "CONFIRM_APPLIED") return null;
  return (
    <div className={styles.acts}>
      {([true, false] as const).map((confirmed) => (
        <Ask
          key={String(confirmed)}
          label={t(confirmed ? "mediation.confirmed" : "mediation.rejected")}
          fields={[]}
          command={deciding}
          send={() => deciding.run({ agreementId: id, confirmed })}
        />
      ))}
    </div>
  );
}
