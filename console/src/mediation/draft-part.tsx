import { useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { AgreementForm } from "./agreement-form.tsx";
import { Ask } from "./ask.tsx";
import { useCase, useCaseCommand } from "./case-context.ts";
import { FreezeAgreementMutation } from "./commands/agreement.ts";
import type { Draft } from "./documents.ts";
import { Findings } from "./findings.tsx";
import { mendingPlace } from "./mending.ts";
import styles from "./mediation.module.css";

/** AGR-3: the draft as it will read, beside what is still found in it. */
export function DraftPart({ draft }: { readonly draft: Draft }) {
  const { t } = useWords();
  const { shown } = useCase();
  const freezing = useCaseCommand(FreezeAgreementMutation);
  const [open, setOpen] = useState(false);
  const [aim, setAim] = useState<string | null>(null);

  function mend(path: string): void {
    const place = mendingPlace(path);
    if (place.at === "CARD") return document.getElementById(place.id)?.focus();
    setAim(place.path);
    setOpen(true);
  }

  return (
    <div className={styles.agreement}>
      <div className={styles.text} aria-label={t("mediation.draftText")} role="region">
        {draft.content.text.map((block, at) => (
          <p key={at}>{block}</p>
        ))}
      </div>
      <div className={`${styles.column} ${styles.beside}`}>
        <Findings draft={draft} onMend={shown.mine ? mend : null} />
      </div>
      {shown.mine && (
        <div className={`${styles.acts} ${styles.whole}`}>
          <AgreementForm
            draft={draft}
            open={open}
            aim={aim}
            onOpen={(wanted) => {
              setAim(null);
              setOpen(wanted);
            }}
          />
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
  );
}
