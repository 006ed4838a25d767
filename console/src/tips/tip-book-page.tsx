import { useQuery } from "urql";
import { useViewer } from "../auth/viewer.ts";
import { useWords } from "../i18n/use-words.ts";
import { Bones, Failed, Notice } from "../ui/states.tsx";
import { useTitle } from "../ui/use-title.ts";
import styles from "./book.module.css";
import { HandlingTipBookQuery } from "./documents.ts";
import { TipBook } from "./tip-book.tsx";

/** For administrators: what is shown beside a complaint about how to speak with whoever complains (HND-9). */
export function TipBookPage() {
  const { t } = useWords();
  const { canAdminister } = useViewer();
  useTitle(t("tips.title"));
  const [{ data, error }, again] = useQuery({
    query: HandlingTipBookQuery,
    pause: !canAdminister,
    requestPolicy: "network-only",
  });
  const reload = () => again({ requestPolicy: "network-only" });
  if (!canAdminister) return <Notice title={t("tips.forAdministrators")} />;
  if (data === undefined)
    return error === undefined ? (
      <Bones lines={10} />
    ) : (
      <Failed network={!!error.networkError} onRetry={reload} />
    );
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t("tips.title")}</h1>
        <p className={styles.hint}>{t("tips.about")}</p>
      </header>
      <TipBook tips={data.handlingTipBook} done={reload} />
    </div>
  );
}
