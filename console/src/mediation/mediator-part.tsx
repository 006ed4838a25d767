import { ORGANISATION_KIND_LABELS, RECUSAL_GROUND_LABELS } from "@heyi/schema/vocabulary/mediation.ts";
import { useWords } from "../i18n/use-words.ts";
import { Arrangements } from "./arrangements.tsx";
import { Ask, textOf } from "./ask.tsx";
import { nameOf, useCase, useCaseCommand, useConducts } from "./case-context.ts";
import { BringCaseBeforeMutation, DeclareNeutralMutation, NameMediatorMutation } from "./commands/opening.ts";
import { Ladder } from "./ladder.tsx";
import { Moment } from "./moment.tsx";
import styles from "./mediation.module.css";

/** MED-3: before whom, by whom, and who may not. */
export function MediatorPart() {
  const { t, label } = useWords();
  const { shown, record } = useCase();
  const { mediator, organisation, objections } = record;
  const conducts = useConducts();
  const underWay = ["PROPOSED", "CONSENTED", "IN_SESSION"].includes(shown.state);
  return (
    <section className={styles.panel} aria-labelledby="mediator">
      <h2 id="mediator" tabIndex={-1}>
        {t("mediation.mediator")}
      </h2>
      <p>
        {mediator?.name ?? t("mediation.nobodyYet")}
        {mediator && (
          <span className={styles.small}>
            {" · "}
            {mediator.declaredAt ? t("mediation.declared") : t("mediation.notDeclared")}
          </span>
        )}
      </p>
      <p className={styles.small}>
        {organisation
          ? `${organisation.name} (${label(ORGANISATION_KIND_LABELS, organisation.kind)})`
          : t("mediation.noOrganisation")}
      </p>
      <Ladder />
      {record.negotiation && <p className={styles.small}>{t("mediation.companyIsParty")}</p>}
      {objections.map(({ by, against, reason, at }) => (
        <p key={at} className={styles.small}>
          {t("mediation.objected", { name: nameOf(record, by), against, reason })} <Moment at={at} />
        </p>
      ))}
      {underWay && conducts && <Acts />}
      <Arrangements />
    </section>
  );
}

function Acts() {
  const { t, label, locale } = useWords();
  const { shown, record } = useCase();
  const before = useCaseCommand(BringCaseBeforeMutation);
  const naming = useCaseCommand(NameMediatorMutation);
  const declaring = useCaseCommand(DeclareNeutralMutation);
  const { mediator, organisation } = record;
  const third = organisation !== null && organisation !== undefined && organisation.kind !== "OWN_PANEL";
  const people = shown.candidates.map(({ id, name, openCases, against }) => {
    const why = against
      .map((ground) => label(RECUSAL_GROUND_LABELS, ground))
      .join(locale === "zh" ? "、" : ", ");
    const note = why === "" ? t("mediation.inHand", { count: openCases }) : why;
    return { value: id, label: `${name} · ${note}`, disabled: against.length > 0 };
  });
  return (
    <div className={styles.acts}>
      <Ask
        label={t("mediation.bringBefore")}
        fields={[
          {
            key: "organisationId",
            label: t("mediation.organisation"),
            kind: "CHOICE",
            options: shown.organisations.map(({ id, name }) => ({ value: id, label: name })),
          },
        ]}
        command={before}
        send={(given) => before.run({ organisationId: textOf(given, "organisationId") })}
      />
      <Ask
        label={mediator ? t("mediation.replaceMediator") : t("mediation.nameMediator")}
        primary={!mediator}
        fields={[
          third
            ? { key: "name", label: t("mediation.mediatorName"), kind: "TEXT" }
            : { key: "staffId", label: t("mediation.mediator"), kind: "CHOICE", options: people },
        ]}
        command={naming}
        send={(given) =>
          naming.run(third ? { name: textOf(given, "name") } : { staffId: textOf(given, "staffId") })
        }
      />
      {mediator && !mediator.declaredAt && (shown.readsConfidential || third) && (
        <Ask
          label={t("mediation.declare")}
          primary
          fields={[{ key: "declared", label: t("mediation.declaration"), kind: "YES", initial: false }]}
          command={declaring}
          send={async (given) => given["declared"] === true && declaring.run({})}
        />
      )}
    </div>
  );
}
