import { useWords } from "../i18n/use-words.ts";
import { useTitle } from "../ui/use-title.ts";
import { PersonCard } from "./person-card.tsx";
import styles from "./person-card.module.css";

/** The person menu as a page, for the last tab of a phone. */
export function MePage() {
  const { t } = useWords();
  useTitle(t("shell.placeMe"));
  return (
    <div className={styles.page}>
      <h1 className="unseen">{t("shell.placeMe")}</h1>
      <PersonCard />
    </div>
  );
}
