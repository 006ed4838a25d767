import { useWords } from "../i18n/use-words.ts";
import styles from "./desk-page.module.css";
import type { QueueState } from "./queue-state.ts";

export function NothingChosen(_props: { readonly queue: QueueState | undefined }) {
  const { t } = useWords();
  return (
    <div className={styles.nothing}>
      <p>{t("desk.chooseOne")}</p>
      <p>{t("desk.chooseOneHint")}</p>
    </div>
  );
}
