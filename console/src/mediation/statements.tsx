import { RECORD_LEVEL_LABELS, RECORD_LEVELS, type RecordLevel } from "@heyi/schema/vocabulary/mediation.ts";
import { LockOutlined } from "@ant-design/icons";
import { useWords } from "../i18n/use-words.ts";
import { Ask, textOf } from "./ask.tsx";
import { useCase, useCaseCommand } from "./case-context.ts";
import { RecordStatementMutation } from "./commands/sessions.ts";
import type { Statement } from "./documents.ts";
import styles from "./mediation.module.css";
import { useSpeaker } from "./use-speaker.ts";

/** MED-5: what was said in a session, or noted outside any; what is private looks private. */
export function Statements({ sessionNo }: { readonly sessionNo: number | null }) {
  const { t, label } = useWords();
  const { shown, record } = useCase();
  const command = useCaseCommand(RecordStatementMutation);
  const said = record.statements.filter((each) => (each.sessionNo ?? null) === sessionNo);
  const frozen = record.sessions.some(({ no, closedAt }) => no === sessionNo && closedAt);
  const speakers = [
    ...record.parties.map(({ letter, name }) => ({ value: letter, label: `${letter} ${name}` })),
    { value: "MEDIATOR", label: t("mediation.mediator") },
  ];
  // Only the mediator notes in the mediator's name what nobody else may read.
  const noted = sessionNo === null && shown.readsConfidential;
  const levels = RECORD_LEVELS.filter((level) => !frozen || level !== "JOINT");
  return (
    <>
      {said.length > 0 && (
        <ul className={styles.said}>
          {said.map((statement) => (
            <Said key={statement.id} statement={statement} />
          ))}
        </ul>
      )}
      {shown.mine && (
        <div className={styles.acts}>
          <Ask
            label={sessionNo === null ? t("mediation.note") : t("mediation.record")}
            fields={[
              {
                key: "by",
                label: t("mediation.speaker"),
                kind: "CHOICE",
                options: speakers,
                initial: noted ? "MEDIATOR" : "A",
              },
              {
                key: "level",
                label: t("mediation.level"),
                kind: "CHOICE",
                options: levels.map((level) => ({ value: level, label: label(RECORD_LEVEL_LABELS, level) })),
                initial: noted ? "MEDIATOR_ONLY" : frozen ? "STAFF" : "JOINT",
              },
              { key: "text", label: t("mediation.words"), kind: "WORDS" },
            ]}
            command={command}
            send={(given) =>
              command.run({
                sessionNo,
                by: textOf(given, "by"),
                level: textOf(given, "level") as RecordLevel,
                text: textOf(given, "text"),
              })
            }
          />
        </div>
      )}
    </>
  );
}

function Said({ statement: { by, level, text, keyMissing } }: { readonly statement: Statement }) {
  const { t, label } = useWords();
  const speaker = useSpeaker();
  return (
    <li className={level === "MEDIATOR_ONLY" ? styles.confidential : undefined}>
      {level !== "JOINT" && (
        <p className={styles.lock}>
          {level === "MEDIATOR_ONLY" && <LockOutlined aria-hidden="true" />}
          {label(RECORD_LEVEL_LABELS, level)}
        </p>
      )}
      <p>
        <strong>{speaker(by)}</strong> {keyMissing ? <em>{t("mediation.keyMissing")}</em> : text}
      </p>
    </li>
  );
}
