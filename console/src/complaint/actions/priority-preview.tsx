import {
  IMPACT_LABELS,
  type Impact,
  type Priority,
  URGENCY_LABELS,
  type Urgency,
} from "@heyi/schema/vocabulary/complaint.ts";
import { Form, type FormInstance } from "antd";
import { useWords } from "../../i18n/use-words.ts";
import { PriorityTag } from "../../ui/signs.tsx";
import styles from "./actions.module.css";
import { usualPriority } from "./usual-priority.ts";

/** TRI-3: what urgency and impact come to, before it is sent. */
export function PriorityPreview(props: { readonly form: FormInstance; readonly standing: Priority | null }) {
  const { t, label } = useWords();
  const urgency: Urgency | undefined = Form.useWatch("urgency", props.form);
  const impact: Impact | undefined = Form.useWatch("impact", props.form);
  if (urgency === undefined || impact === undefined) return null;
  const priority = usualPriority(urgency, impact);
  return (
    <div className={styles.preview} role="status">
      <span>{t("actions.priorityPreview")}</span>
      {props.standing !== null && props.standing !== priority && (
        <>
          <PriorityTag priority={props.standing} /> →
        </>
      )}
      <PriorityTag priority={priority} />
      <span className={styles.hint}>
        {t("actions.priorityFrom", {
          urgency: label(URGENCY_LABELS, urgency),
          impact: label(IMPACT_LABELS, impact),
        })}
        <small>{t("actions.priorityPreviewHint")}</small>
      </span>
    </div>
  );
}
