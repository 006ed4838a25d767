import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import styles from "./calendar.module.css";
import type { Span } from "./days.ts";
import { BLANK, type List } from "./draft.ts";
import type { RowFaults } from "./faults.ts";
import { SpanRow } from "./span-row.tsx";

type Props = {
  readonly list: List;
  readonly year: number;
  readonly rows: readonly Span[];
  readonly faults: RowFaults;
  /** Of the list as a whole. */
  readonly fault: string | undefined;
  readonly onChange: (rows: readonly Span[]) => void;
};

/** Days off, from when to when; or weekend days that are worked, one by one. */
export function SpanRows({ list, year, rows, faults, fault, onChange }: Props) {
  const { t } = useWords();
  const [added, setAdded] = useState(false);
  const off = list === "holidays";
  const nameOf = (at: number) => t(off ? "calendar.holidayRow" : "calendar.makeUpDayRow", { n: at + 1 });
  return (
    <fieldset className={styles.rows}>
      <legend>{t(`calendar.${list}`)}</legend>
      {fault !== undefined && <p role="alert">{fault}</p>}
      <ul>
        {[...rows.entries()].map(([at, row]) => (
          <li key={at}>
            <SpanRow
              list={list}
              label={nameOf(at)}
              year={year}
              row={row}
              faults={faults.get(row) ?? []}
              focused={added && at === rows.length - 1}
              onChange={(next) => onChange(rows.with(at, next))}
            />
            <Button
              type="text"
              icon={<DeleteOutlined aria-hidden="true" />}
              aria-label={t("calendar.removeRow", { row: nameOf(at) })}
              onClick={() => onChange(rows.filter((each) => each !== row))}
            />
          </li>
        ))}
      </ul>
      <Button
        icon={<PlusOutlined aria-hidden="true" />}
        onClick={() => {
          setAdded(true);
          onChange([...rows, { ...BLANK }]);
        }}
      >
        {t(off ? "calendar.addHoliday" : "calendar.addMakeUpDay")}
      </Button>
    </fieldset>
  );
}
