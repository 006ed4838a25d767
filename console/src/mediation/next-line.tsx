import { useWords } from "../i18n/use-words.ts";
import { nameOf, useCase } from "./case-context.ts";
import { nextStep } from "./next-step.ts";
import styles from "./mediation.module.css";

/** What is missing next, in one line. */
export function NextLine() {
  const { t, locale } = useWords();
  const { shown, record } = useCase();
  const next = nextStep(shown);
  if (next === null || next.kind === "NOTHING") return null;
  const people =
    "who" in next ? next.who.map((letter) => nameIn(letter)).join(locale === "zh" ? "、" : ", ") : "";
  function nameIn(letter: string): string {
    if (letter === "MEDIATOR") return t("mediation.mediator");
    return letter === "SEAL" ? t("mediation.seal") : nameOf(record, letter);
  }
  return (
    <p className={styles.next} role="status">
      <strong>{t("mediation.next")}</strong>
      {t(`mediation.next${next.kind}`, { people, count: "count" in next ? next.count : 0 })}
    </p>
  );
}
