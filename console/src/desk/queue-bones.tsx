import { useWords } from "../i18n/use-words.ts";
import { ROW_HEIGHTS, usePreferences } from "../theme/preferences.ts";
import styles from "./queue-bones.module.css";

/** Rows as they will be, before the first answer. */
export function QueueBones() {
  const { t } = useWords();
  const height = ROW_HEIGHTS[usePreferences().density];
  return (
    <div role="status" aria-busy="true" className={styles.bones}>
      <span className="unseen">{t("shell.loading")}</span>
      {Array.from({ length: 14 }, (_, index) => (
        <div key={index} className={styles.row} style={{ height }} aria-hidden="true">
          <i style={{ width: 64 }} />
          <i style={{ width: `${[72, 54, 88, 63, 79][index % 5]}%` }} />
          <i style={{ width: 48 }} />
        </div>
      ))}
    </div>
  );
}
