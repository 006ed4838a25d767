import { CATEGORY_LABELS, COMPLAINANT_KIND_LABELS, MOOD_LABELS } from "@heyi/schema/vocabulary/complaint.ts";
import { useWords } from "../i18n/use-words.ts";
import type { Situation } from "./book.ts";
import styles from "./tips.module.css";

/** Whom a tip is for, in words; nothing where it is for all. */
export function TipFor({ tip }: { readonly tip: Situation }) {
  const { label } = useWords();
  const words = [
    tip.complainantKind && label(COMPLAINANT_KIND_LABELS, tip.complainantKind),
    tip.mood && label(MOOD_LABELS, tip.mood),
    tip.category && label(CATEGORY_LABELS, tip.category),
  ].filter((word) => word !== null);
  return words.length === 0 ? null : <span className={styles.for}>{words.join(" · ")}</span>;
}
