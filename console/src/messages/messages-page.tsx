import { useViewer } from "../auth/viewer.ts";
import { useWords } from "../i18n/use-words.ts";
import { Notice } from "../ui/states.tsx";
import { useTitle } from "../ui/use-title.ts";
import { Channels } from "./channels.tsx";
import styles from "./messages.module.css";
import { Recent } from "./recent.tsx";
import { Templates } from "./templates.tsx";

/** For administrators: what is said to complainants and staff, by which ways, and what became of it. */
export function MessagesPage() {
  const { t } = useWords();
  const { canAdminister } = useViewer();
  useTitle(t("messages.title"));
  if (!canAdminister) return <Notice title={t("messages.forAdministrators")} />;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t("messages.title")}</h1>
        <p>{t("messages.about")}</p>
      </header>
      <section className={styles.part}>
        <h2>{t("messages.channels")}</h2>
        <Channels />
      </section>
      <section className={styles.part}>
        <h2>{t("messages.recent")}</h2>
        <Recent />
      </section>
      <section className={styles.part}>
        <h2>{t("messages.templates")}</h2>
        <Templates />
      </section>
    </div>
  );
}
