import { PARTY_ROLE_LABELS } from "@heyi/schema/vocabulary/mediation.ts";
import { useWords } from "../i18n/use-words.ts";
import { Ask, textOf } from "./ask.tsx";
import { useCase, useCaseCommand } from "./case-context.ts";
import {
  ConfirmRightsMutation,
  ConsentToMediationMutation,
  ObjectToMediatorMutation,
  RefuseMediationMutation,
} from "./commands/opening.ts";
import type { Party } from "./documents.ts";
import { Moment } from "./moment.tsx";
import styles from "./mediation.module.css";
import { yuan } from "./yuan.ts";

/** One side of the table: its parties, each with what it wants and what it has agreed to. */
export function Side({ parties }: { readonly parties: readonly Party[] }) {
  return (
    <div className={styles.column}>
      {parties.map((party) => (
        <PartyCard key={party.letter} party={party} />
      ))}
    </div>
  );
}

function PartyCard({ party }: { readonly party: Party }) {
  const { t, label } = useWords();
  const { record } = useCase();
  const { letter, name, role, phone, address, representative, agent, consent, rightsConfirmedAt } = party;
  const claims = record.claims.filter(({ by }) => by === letter);
  return (
    <section className={styles.panel} aria-labelledby={`party-${letter}`}>
      <h2 id={`party-${letter}`}>
        {letter} {name}
      </h2>
      <p className={styles.small}>
        {[label(PARTY_ROLE_LABELS, role), representative, phone, address].filter(Boolean).join(" · ")}
      </p>
      {agent && (
        <p className={styles.small}>{t("mediation.agent", { name: agent.name, matter: agent.matter })}</p>
      )}
      {claims.map(({ text, amountFen }) => (
        <p key={text}>
          {t("mediation.claim", { text })}
          {typeof amountFen === "number" && ` ${yuan(amountFen)}`}
        </p>
      ))}
      <ul className={styles.words}>
        <li className={rightsConfirmedAt ? styles.done : styles.open}>
          {t("mediation.rights")} {rightsConfirmedAt && <Moment at={rightsConfirmedAt} />}
        </li>
        <li className={consent ? styles.done : styles.open}>
          {t("mediation.consent")} {consent && <Moment at={consent.at} />}
        </li>
        <li className={party.identityChecked ? styles.done : styles.open}>{t("mediation.identity")}</li>
      </ul>
      <PartyActs party={party} />
    </section>
  );
}

function PartyActs({ party: { letter, consent, rightsConfirmedAt } }: { readonly party: Party }) {
  const { t } = useWords();
  const { shown, record } = useCase();
  const rights = useCaseCommand(ConfirmRightsMutation);
  const agree = useCaseCommand(ConsentToMediationMutation);
  const objection = useCaseCommand(ObjectToMediatorMutation);
  const refusal = useCaseCommand(RefuseMediationMutation);
  if (!["PROPOSED", "CONSENTED", "IN_SESSION"].includes(shown.state)) return null;
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
            { key: "electronically", label: t("mediation.electronically"), kind: "YES", initial: false },
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
