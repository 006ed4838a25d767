import { Button, InputNumber } from "antd";
import { useWords } from "../i18n/use-words.ts";
import styles from "../shell/admin-page.module.css";
import { Field } from "../ui/field.tsx";
import own from "./building-rows.module.css";
import { COLUMNS, nextRow, roomsIn, type Row } from "./buildings.ts";

type Props = {
  readonly rows: readonly Row[];
  readonly faultOf: (path: string) => string | undefined;
  readonly onChange: (rows: readonly Row[]) => void;
};

/** The buildings of a project, those alike in one row. */
export function BuildingRows({ rows, faultOf, onChange }: Props) {
  const { t } = useWords();
  const rooms = roomsIn(rows);
  return (
    <fieldset className={own.rows}>
      <legend>{t("house.buildings")}</legend>
      {rows.map((row, index) => (
        <div
          key={index}
          className={own.row}
          role="group"
          aria-label={t("house.buildingsRow", { number: index + 1 })}
        >
          {COLUMNS.map((column) => (
            <Field
              key={column}
              label={t(`house.${column === "from" ? "fromBuilding" : column}`)}
              fault={faultOf(`buildings.${index}.${column}`)}
            >
              {(given) => (
                <InputNumber
                  {...given}
                  precision={0}
                  min={1}
                  max={999}
                  value={row[column]}
                  onChange={(value) =>
                    onChange(rows.map((other, at) => (at === index ? { ...row, [column]: value } : other)))
                  }
                />
              )}
            </Field>
          ))}
          <Button
            type="text"
            disabled={rows.length === 1}
            aria-label={t("house.removeRow", { number: index + 1 })}
            onClick={() => onChange(rows.filter((_, at) => at !== index))}
          >
            {t("house.remove")}
          </Button>
        </div>
      ))}
      <div className={own.foot}>
        <Button size="small" type="dashed" onClick={() => onChange([...rows, nextRow(rows)])}>
          {t("house.addRow")}
        </Button>
        <span role="status" className={styles.hint}>
          {rooms !== null && t("house.rooms", { count: rooms })}
        </span>
      </div>
      {faultOf("buildings") !== undefined && (
        <p role="alert" className={own.told}>
          {faultOf("buildings")}
        </p>
      )}
    </fieldset>
  );
}
