import { WarningOutlined } from "@ant-design/icons";
import { useWords } from "../i18n/use-words.ts";
import { Ask, textOf } from "./ask.tsx";
import { useCase, useCaseCommand, useConducts } from "./case-context.ts";
import { ChangeCase } from "./change-case.tsx";
import { SetCaseMutation } from "./commands/opening.ts";
import { linesOf, outsidersIn } from "./outsiders.ts";
import styles from "./mediation.module.css";

const OPENNESS = ["OPEN", "CLOSED"] as const;

/** MED-1: the parties' choices on record, and what may escalate. */
export function Arrangements() {
  const { t, locale } = useWords();
  const { shown, record } = useCase();
  const setting = useCaseCommand(SetCaseMutation);
  const { open, outsiders, arbitrationClause, risk } = record;
  const openness = typeof open === "boolean" ? OPENNESS[open ? 0 : 1] : null;
  const conducts = useConducts();
  const underWay = ["PROPOSED", "CONSENTED", "IN_SESSION"].includes(shown.state);
  const facts = [
    openness !== null && t(`mediation.open${openness}`),
    openness === null && underWay && t("mediation.openNotAsked"),
    outsiders.length > 0 &&
      t("mediation.takesPart", {
        names: outsiders
          .map(({ name, relation }) => `${name}(${relation})`)
          .join(locale === "zh" ? "、" : ", "),
      }),
    arbitrationClause && t("mediation.hasClause", { clause: arbitrationClause }),
  ].filter(Boolean);
  return (
    <>
      {facts.length > 0 && <p className={styles.small}>{facts.join(" · ")}</p>}
      {risk && (
        <p className={styles.risk}>
          <WarningOutlined aria-hidden="true" /> {t("mediation.riskOf", { text: risk.text })}
          {risk.reportedTo && ` ${t("mediation.reported", { to: risk.reportedTo })}`}
        </p>
      )}
      {underWay && conducts && (
        <div className={styles.acts}>
          <Ask
            label={t("mediation.arrange")}
            fields={[
              {
                key: "open",
                label: t("mediation.openness"),
                kind: "CHOICE",
                options: OPENNESS.map((value) => ({ value, label: t(`mediation.open${value}`) })),
                initial: openness ?? "",
              },
              {
                key: "outsiders",
                label: t("mediation.outsiders"),
                kind: "WORDS",
                initial: linesOf(outsiders),
              },
              {
                key: "arbitrationClause",
                label: t("mediation.clause"),
                kind: "WORDS",
                initial: arbitrationClause ?? "",
              },
              { key: "risk", label: t("mediation.risk"), kind: "WORDS", initial: risk?.text ?? "" },
              {
                key: "reportedTo",
                label: t("mediation.reportedTo"),
                kind: "TEXT",
                initial: risk?.reportedTo ?? "",
              },
            ]}
            command={setting}
            send={(given) => {
              const chosen = textOf(given, "open");
              const text = textOf(given, "risk");
              return setting.run({
                open: chosen === "" ? null : chosen === "OPEN",
                outsiders: outsidersIn(textOf(given, "outsiders")),
                arbitrationClause: textOf(given, "arbitrationClause") || null,
                risk: text.trim() === "" ? null : { text, reportedTo: textOf(given, "reportedTo") || null },
              });
            }}
          />
          <ChangeCase />
        </div>
      )}
    </>
  );
}
