import { PARTY_ROLE_LABELS } from "@heyi/schema/vocabulary/mediation.ts";
import { useWords } from "../i18n/use-words.ts";
import { useCase } from "./case-context.ts";
import type { Party } from "./documents.ts";
import { Moment } from "./moment.tsx";
import { PartyCode } from "./party-code.tsx";
import { PartyIdentity } from "./party-identity.tsx";
import { PartyActs } from "./party-acts.tsx";
import styles from "./mediation.module.css";
import { yuan } from "./yuan.ts";

/** A party: who it is, what it wants, what it has agreed to. */
export function PartyCard({ party }: { readonly party: Party }) {
  const { t, label } = useWords();
  const { record } = useCase();
  const { letter, name, role, agent, consent, rightsConfirmedAt, identityChecked } = party;
  const claims = record.claims.filter(({ by }) => by === letter);
  return (
    <section className={styles.panel} aria-labelledby={`party-${letter}`}>
      <h2 id={`party-${letter}`} tabIndex={-1} className={styles.party}>
        <span className={styles.letter}>{letter}</span> {name}
      </h2>
      <p className={styles.quiet}>{label(PARTY_ROLE_LABELS, role)}</p>
      <Particulars party={party} />
      {agent && (
        <p className={styles.small}>{t("mediation.agent", { name: agent.name, matter: agent.matter })}</p>
      )}
      {claims.map(({ text, amountFen }, at) => (
        <p key={at} className={styles.wants}>
          {t("mediation.claim", { text })}
          {typeof amountFen === "number" && <strong> {yuan(amountFen)}</strong>}
        </p>
      ))}
      <ul className={styles.checks}>
        <li className={rightsConfirmedAt ? styles.done : styles.open}>
          {t("mediation.rights")}
          {rightsConfirmedAt && <Moment at={rightsConfirmedAt} />}
        </li>
        <li className={consent ? styles.done : styles.open}>
          {t("mediation.consent")}
          {consent && <Moment at={consent.at} />}
        </li>
        <li className={identityChecked ? styles.done : styles.open}>{t("mediation.identity")}</li>
      </ul>
      <PartyIdentity party={party} />
      <PartyActs party={party} />
      <PartyCode letter={party.letter} />
    </section>
  );
}

function Particulars({ party }: { readonly party: Party }) {
  const { t } = useWords();
  const { sex, room, birthDate, guardian, companyCode, representative, phone, address } = party;
  const facts = [
    ["sex", sex === "F" ? t("mediation.female") : sex === "M" ? t("mediation.male") : null],
    ["birthDate", birthDate],
    ["guardian", guardian],
    ["companyCode", companyCode],
    ["representative", representative],
    ["phone", phone],
    ["room", room],
    ["address", address],
  ] as const;
  return (
    <dl className={styles.facts}>
      {facts.map(
        ([key, value]) =>
          value && (
            <div key={key}>
              <dt>{t(`mediation.${key}`)}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
