import { useWords } from "../i18n/use-words.ts";
import { Ask, textOf } from "./ask.tsx";
import { useCase, useCaseCommand, useConducts } from "./case-context.ts";
import {
  ConfirmRightsMutation,
  ConsentToMediationMutation,
  ObjectToMediatorMutation,
  RefuseMediationMutation,
} from "./commands/opening.ts";
import { AgreeToScreenMutation } from "./commands/signing.ts";
import type { Party } from "./documents.ts";
import styles from "./mediation.module.css";

/** MED-2, MED-3a: what a party does before the first session, written down for it. */
export function PartyActs({
  party: { letter, consent, rightsConfirmedAt, signsElectronically },
}: {
  readonly party: Party;
}) {
  const { t } = useWords();
  const { shown, record } = useCase();
  const rights = useCaseCommand(ConfirmRightsMutation);
  const agree = useCaseCommand(ConsentToMediationMutation);
  const screen = useCaseCommand(AgreeToScreenMutation);
  const objection = useCaseCommand(ObjectToMediatorMutation);
  const refusal = useCaseCommand(RefuseMediationMutation);
  const conducts = useConducts();
  if (!conducts || !["PROPOSED", "CONSENTED", "IN_SESSION"].includes(shown.state)) return null;
  const reason = { key: "reason", label: t("mediation.reason"), kind: "WORDS" } as const;
  return (
    <div className={styles.acts}>
      {!rightsConfirmedAt && (
        <Ask
          label={t("mediation.confirmRights")}
          fields={[]}
          command={rights}
          send={() => rights.run({ party: letter })}
        />
      )}
      {!consent && (
        <Ask
          label={t("mediation.giveConsent")}
          disabled={!record.mediator}
          fields={[
            { key: "how", label: t("mediation.how"), kind: "TEXT", initial: t("mediation.inPerson") },
            { key: "electronically", label: t("mediation.screenToo"), kind: "YES", initial: false },
          ]}
          command={agree}
          send={(given) =>
            agree.run({
              party: letter,
              how: textOf(given, "how"),
              electronically: given["electronically"] === true,
            })
          }
        />
      )}
      {consent && (
        <Ask
          label={t(signsElectronically ? "mediation.screenNoMore" : "mediation.screenAgree")}
          fields={[]}
          command={screen}
          send={() => screen.run({ party: letter, electronically: !signsElectronically })}
        />
      )}
      {record.mediator && (
        <Ask
          label={t("mediation.object")}
          fields={[reason]}
          command={objection}
          send={(given) => objection.run({ party: letter, reason: textOf(given, "reason") })}
        />
      )}
      {shown.state !== "IN_SESSION" && (
        <Ask
          label={t("mediation.refuse")}
          danger
          fields={[reason]}
          command={refusal}
          send={(given) => refusal.run({ party: letter, reason: textOf(given, "reason") })}
        />
      )}
    </div>
  );
}
