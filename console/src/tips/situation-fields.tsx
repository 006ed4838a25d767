import {
  CATEGORIES,
  CATEGORY_LABELS,
  COMPLAINANT_KIND_LABELS,
  COMPLAINANT_KINDS,
  MOOD_LABELS,
  MOODS,
} from "@heyi/schema/vocabulary/complaint.ts";
import { Select } from "antd";
import { useWords } from "../i18n/use-words.ts";
import { Field } from "../ui/field.tsx";
import { LEFT_OPEN, type Wanted } from "./book.ts";
import styles from "./book.module.css";

type Props = {
  readonly wanted: Wanted;
  /** What it means to choose nothing. */
  readonly open: string;
  /** For a search: tips that leave this open may be chosen as well. */
  readonly searching: boolean;
  readonly onChange: (wanted: Wanted) => void;
};

/** Whom, in which mood, about what. */
export function SituationFields({ wanted, open, searching, onChange }: Props) {
  const { t, label } = useWords();
  const leftOpen = searching ? [{ value: LEFT_OPEN, label: t("tips.leftOpen") } as const] : [];
  const field = { allowClear: true, placeholder: open } as const;
  return (
    <div className={styles.situation}>
      <Field label={t("tips.complainantKind")} fault={undefined}>
        {(given) => (
          <Select
            {...given}
            {...field}
            value={wanted.complainantKind}
            options={[
              ...leftOpen,
              ...COMPLAINANT_KINDS.map((value) => ({ value, label: label(COMPLAINANT_KIND_LABELS, value) })),
            ]}
            onChange={(complainantKind) => onChange({ ...wanted, complainantKind })}
          />
        )}
      </Field>
      <Field label={t("tips.mood")} fault={undefined}>
        {(given) => (
          <Select
            {...given}
            {...field}
            value={wanted.mood}
            options={[...leftOpen, ...MOODS.map((value) => ({ value, label: label(MOOD_LABELS, value) }))]}
            onChange={(mood) => onChange({ ...wanted, mood })}
          />
        )}
      </Field>
      <Field label={t("tips.category")} fault={undefined}>
        {(given) => (
          <Select
            {...given}
            {...field}
            value={wanted.category}
            options={[
              ...leftOpen,
              ...CATEGORIES.map((value) => ({ value, label: label(CATEGORY_LABELS, value) })),
            ]}
            onChange={(category) => onChange({ ...wanted, category })}
          />
        )}
      </Field>
    </div>
  );
}
