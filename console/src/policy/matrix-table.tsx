import {
  IMPACT_LABELS,
  PRIORITIES,
  type Priority,
  URGENCY_LABELS,
} from "@heyi/schema/vocabulary/complaint.ts";
import { Select } from "antd";
import { useWords } from "../i18n/use-words.ts";
import type { Numbers } from "./documents.ts";
import styles from "./policy.module.css";

const COLUMNS = [
  ["community", "COMMUNITY"],
  ["group", "GROUP"],
  ["household", "HOUSEHOLD"],
] as const;

type Props = {
  readonly matrix: Numbers["matrix"];
  readonly onChange: (matrix: Numbers["matrix"]) => void;
};

/** TRI-3: urgency by impact. */
export function MatrixTable({ matrix, onChange }: Props) {
  const { t, label } = useWords();
  return (
    <table className={styles.matrix}>
      <thead>
        <tr>
          <th scope="col">{t("policy.urgency")}</th>
          {COLUMNS.map(([, impact]) => (
            <th key={impact} scope="col">
              {label(IMPACT_LABELS, impact)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {matrix.map((row) => (
          <tr key={row.urgency}>
            <th scope="row">{label(URGENCY_LABELS, row.urgency)}</th>
            {COLUMNS.map(([name, impact]) => (
              <td key={impact}>
                <Select<Priority>
                  aria-label={`${label(URGENCY_LABELS, row.urgency)} ${label(IMPACT_LABELS, impact)}`}
                  value={row[name]}
                  options={PRIORITIES.map((value) => ({ value, label: value }))}
                  onChange={(value) =>
                    onChange(matrix.map((each) => (each === row ? { ...each, [name]: value } : each)))
                  }
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
