import { InputNumber } from "antd";
import { useWords } from "../i18n/use-words.ts";
import styles from "./policy.module.css";

type Props<Name extends string> = {
  readonly names: readonly Name[];
  readonly of: Readonly<Record<Name, number>>;
  readonly say: (name: Name) => { readonly label: string; readonly unit: string };
  readonly onChange: (name: Name, value: number) => void;
};

/** Numbers with what they mean and in what they count. */
export function NumberGrid<Name extends string>({ names, of, say, onChange }: Props<Name>) {
  const { t } = useWords();
  return (
    <div className={styles.grid}>
      {names.map((name) => {
        const { label, unit } = say(name);
        return (
          <label key={name} className={styles.number}>
            <span>{label}</span>
            <InputNumber
              value={of[name]}
              min={0}
              precision={0}
              suffix={unit}
              aria-label={t("policy.numberOf", { label, unit })}
              onChange={(value) => value !== null && onChange(name, value)}
            />
          </label>
        );
      })}
    </div>
  );
}
