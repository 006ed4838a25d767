import { Input } from "antd";
import { useWords } from "../i18n/use-words.ts";
import styles from "../shell/admin-page.module.css";
import { Field } from "../ui/field.tsx";

export type Particulars = { readonly name: string; readonly title: string; readonly phone: string };

type Props = {
  readonly values: Particulars;
  readonly faultOf: (path: string) => string | undefined;
  readonly focus: boolean;
  readonly onChange: (values: Particulars) => void;
};

export function PersonFields({ values, faultOf, focus, onChange }: Props) {
  const { t } = useWords();
  const fields = [
    { path: "name", label: t("house.name"), autoFocus: focus },
    { path: "title", label: t("house.jobTitle") },
    { path: "phone", label: t("house.phone"), type: "tel" },
  ] as const;
  return (
    <div className={styles.fields}>
      {fields.map(({ path, label, ...rest }) => (
        <Field key={path} label={label} fault={faultOf(path)}>
          {(given) => (
            <Input
              {...given}
              {...rest}
              autoComplete="off"
              maxLength={60}
              value={values[path]}
              onChange={({ target }) => onChange({ ...values, [path]: target.value })}
            />
          )}
        </Field>
      ))}
    </div>
  );
}
