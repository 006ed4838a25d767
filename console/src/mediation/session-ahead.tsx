import { useWords } from "../i18n/use-words.ts";
import { instantOfWall, wallText } from "../time/shanghai.ts";
import { Ask, textOf } from "./ask.tsx";
import { useCaseCommand } from "./case-context.ts";
import { CancelSessionMutation, MoveSessionMutation } from "./commands/sessions.ts";
import type { Session } from "./documents.ts";
import styles from "./mediation.module.css";

/** MED-4: a session that is still ahead is moved or called off; invitations follow. */
export function Ahead({ session: { no, at, place } }: { readonly session: Session }) {
  const { t } = useWords();
  const move = useCaseCommand(MoveSessionMutation);
  const cancel = useCaseCommand(CancelSessionMutation);
  return (
    <div className={styles.acts}>
      <Ask
        label={t("mediation.moveSession")}
        fields={[
          { key: "at", label: t("mediation.when"), kind: "MOMENT", initial: wallText(Date.parse(at)) },
          { key: "place", label: t("mediation.place"), kind: "TEXT", initial: place ?? "" },
        ]}
        command={move}
        send={(given) => {
          const moved = instantOfWall(textOf(given, "at"));
          return move.run({
            no,
            at: Number.isNaN(moved) ? "" : new Date(moved).toISOString(),
            place: textOf(given, "place"),
          });
        }}
      />
      <Ask
        label={t("mediation.cancelSession")}
        fields={[{ key: "reason", label: t("mediation.reason"), kind: "WORDS" }]}
        command={cancel}
        danger
        send={(given) => cancel.run({ no, reason: textOf(given, "reason") })}
      />
    </div>
  );
}
