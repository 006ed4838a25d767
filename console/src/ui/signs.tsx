import { SEVERITY_LABELS } from "@heyi/schema/vocabulary/complaint.ts";
import { useWords } from "../i18n/use-words.ts";
import styles from "./signs.module.css";

/** An outlined clock: due soon. Drawn, so that it reads without colour. */
export function SoonSign() {
  return (
    <svg className={styles.soon} width="13" height="13" viewBox="0 0 14 14" aria-hidden="true">
      <circle cx="7" cy="7" r="5.75" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M7 3.8V7l2.2 1.6" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
    </svg>
  );
}

/** One to three chevrons: how far up the ladder. */
export function Chevrons(props: { readonly level: number }) {
  const { t } = useWords();
  if (props.level < 1) return null;
  const level = Math.min(3, props.level) as 1 | 2 | 3;
  return (
    <svg
      className={styles.chevrons}
      width="11"
      height={5 + level * 4}
      viewBox={`0 0 11 ${5 + level * 4}`}
      role="img"
      aria-label={t(`desk.level${level}`)}
    >
      <title>{t(`desk.level${level}`)}</title>
      {Array.from({ length: level }, (_, index) => (
        <path
          key={index}
          d={`M1.5 ${5.5 + index * 4} 5.5 ${1.8 + index * 4} 9.5 ${5.5 + index * 4}`}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.7"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      ))}
    </svg>
  );
}

export function MajorBadge() {
  const { label } = useWords();
  return <span className={styles.major}>{label(SEVERITY_LABELS, "MAJOR")}</span>;
}

export function PriorityTag(props: { readonly priority: string }) {
  return (
    <span className={styles.priority} data-priority={props.priority}>
      {props.priority}
    </span>
  );
}
