import { useWords } from "../i18n/use-words.ts";
import { useCase } from "./case-context.ts";
import { nextStep, placeOf } from "./next-step.ts";
import styles from "./mediation.module.css";
import { useSpeaker } from "./use-speaker.ts";

/** What is missing next, in one line, and the way to where it is done. */
export function NextLine() {
  const { t, locale } = useWords();
  const { shown } = useCase();
  const speaker = useSpeaker();
  const next = nextStep(shown);
  if (next === null || next.kind === "NOTHING") return null;
  const people = "who" in next ? next.who.map(speaker).join(locale === "zh" ? "、" : ", ") : "";
  const count = "count" in next ? next.count : 0;
  return (
    <div className={styles.next}>
      <p role="status">
        <strong>{t("mediation.next")}</strong>
        {t(`mediation.next${next.kind}`, { people, count })}
      </p>
      <button type="button" className={styles.link} onClick={() => goTo(placeOf(next))}>
        {t("case.goTo")}
      </button>
    </div>
  );
}

/** The place is read out, and the keyboard goes on from there. */
function goTo(id: string): void {
  const place = document.getElementById(id);
  place?.scrollIntoView({ block: "start" });
  place?.focus({ preventScroll: true });
}
