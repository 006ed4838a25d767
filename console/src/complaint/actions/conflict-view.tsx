import { Button } from "antd";
import { useWords } from "../../i18n/use-words.ts";
import { clockTime } from "../../time/spoken.ts";
import { conflictTitle } from "../commands/outcome-words.ts";
import type { Conflict } from "../commands/outcome.ts";
import { actorWords, changeWords, entryTitle } from "../timeline-words.ts";
import styles from "./actions.module.css";

export type Compared = { readonly field: string; readonly wanted: string; readonly now: string };

type Props = {
  readonly conflict: Conflict;
  readonly rows: readonly Compared[];
  readonly busy: boolean;
  readonly onTakeTheirs: () => void;
  readonly onKeepMine: () => void;
};

/** HND-2: who was first and when, field by field, and one click either way. What was typed stays. */
export function ConflictView({ conflict, rows, busy, onTakeTheirs, onKeepMine }: Props) {
  const words = useWords();
  const { t } = words;
  return (
    <section className={styles.conflict} aria-labelledby="conflict-title" role="alert">
      <h3 id="conflict-title">{conflictTitle(words, conflict)}</h3>
      <p>{t("actions.conflictText")}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("actions.conflictField")}</th>
            <th scope="col">{t("actions.conflictWanted")}</th>
            <th scope="col">{t("actions.conflictNow")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.field} data-differs={row.wanted !== row.now}>
              <th scope="row">{row.field}</th>
              <td>{row.wanted}</td>
              <td>{row.now}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {conflict.changes.length > 0 && (
        <>
          <h4>{t("actions.conflictChanges")}</h4>
          <ul>
            {conflict.changes.map((entry) => (
              <li key={entry.id}>
                <span className="figures">{clockTime(Date.parse(entry.at))}</span> {actorWords(words, entry)}{" "}
                {entryTitle(words, entry)}
                {entry.changes.map((change) => (
                  <span key={change.field}> · {changeWords(words, change)}</span>
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
      <div className={styles.foot}>
        <Button autoFocus type="primary" onClick={onTakeTheirs}>
          {t("actions.conflictTakeTheirs")}
        </Button>
        <Button loading={busy} onClick={onKeepMine}>
          {t("actions.conflictKeepMine")}
        </Button>
      </div>
    </section>
  );
}
