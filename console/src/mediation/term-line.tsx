import { TERM_KIND_LABELS } from "@heyi/schema/vocabulary/agreement.ts";
import { useWords } from "../i18n/use-words.ts";
import { dateName } from "../time/spoken.ts";
import { nameOf, useCase } from "./case-context.ts";
import type { Term } from "./documents.ts";
import styles from "./mediation.module.css";
import { yuan } from "./yuan.ts";

/** A term in two lines. */
export function TermLine({ term }: { readonly term: Term }) {
  const { t, label, locale } = useWords();
  const { record } = useCase();
  const { no, obligor, obligee, kind, description, amountFen, instalments, dueDate, condition, proof } = term;
  const parts = [
    typeof amountFen === "number" ? yuan(amountFen) : null,
    ...instalments.map((each) =>
      t("mediation.instalment", {
        no: each.no,
        date: each.dueDate ? dateName(each.dueDate, locale) : "–",
        amount: yuan(each.amountFen),
      }),
    ),
    instalments.length === 0 && dueDate ? t("mediation.until", { date: dateName(dueDate, locale) }) : null,
    condition ? t("mediation.when_", { condition }) : null,
    proof ? t("mediation.provedBy", { proof }) : null,
  ];
  return (
    <div>
      <p>
        {no}. <strong>{label(TERM_KIND_LABELS, kind)}</strong>{" "}
        {t("mediation.owes", { obligor: nameOf(record, obligor), obligee: nameOf(record, obligee) })}
        {description}
      </p>
      <p className={styles.small}>{parts.filter(Boolean).join(" · ")}</p>
    </div>
  );
}
