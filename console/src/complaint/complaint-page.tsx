import { useHotkeys } from "react-hotkeys-hook";
import { useNavigate, useParams } from "react-router";
import { useWords } from "../i18n/use-words.ts";
import { KEY_OPTIONS } from "../shell/keys.ts";
import { useTitle } from "../ui/use-title.ts";
import { ComplaintPanel } from "./complaint-panel.tsx";
import styles from "./complaint-panel.module.css";

/** One complaint on a page of its own, by number or by id. */
export function ComplaintPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const { reference = "" } = useParams();
  useTitle(t("complaint.panel", { number: reference }));
  useHotkeys("escape", () => void navigate(-1), KEY_OPTIONS);
  return (
    <div className={styles.page}>
      <h1 className="unseen">{t("complaint.panel", { number: reference })}</h1>
      <ComplaintPanel reference={reference} />
    </div>
  );
}
