import { Tips } from "../../tips/tips.tsx";
import type { Subject } from "../commands/subject.ts";
import styles from "./actions.module.css";

/** HND-9: beside every form for a word with the complainant. */
export function TipsFor({ subject }: { readonly subject: Subject }) {
  return (
    <div className={styles.tips}>
      <Tips complainantKind={subject.complainant?.kind ?? null} category={subject.category} />
    </div>
  );
}
