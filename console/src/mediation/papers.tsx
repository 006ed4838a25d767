import { CASE_DOCUMENT_LABELS, type CaseDocument } from "@heyi/schema/vocabulary/document.ts";
import { useWords } from "../i18n/use-words.ts";
import { useCase } from "./case-context.ts";
import styles from "./mediation.module.css";

/** AGR-5: the papers there are, each as PDF and Word, and all of them bound. */
export function Papers() {
  const { t, label } = useWords();
  const { record } = useCase();
  const { papers } = record;
  return (
    <section className={styles.panel} aria-labelledby="papers">
      <h2 id="papers">{t("mediation.papers")}</h2>
      <ul className={styles.words}>
        {papers.map(({ code, address }) => (
          <li key={code}>
            {code === "FILE" ? t("mediation.boundFile") : label(CASE_DOCUMENT_LABELS, code as CaseDocument)}{" "}
            <a href={`${address}.pdf`} download>
              PDF
            </a>
            {code !== "FILE" && (
              <>
                {" "}
                <a href={`${address}.docx`} download>
                  Word
                </a>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
