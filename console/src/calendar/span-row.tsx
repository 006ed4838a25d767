import { Input } from "antd";
import { useId } from "react";
import { useWords } from "../i18n/use-words.ts";
import { dateName, weekdayName } from "../time/spoken.ts";
import styles from "./calendar.module.css";
import { isDay, lengthOf, type Span } from "./days.ts";
import { type List, unsound } from "./draft.ts";
import { DayPicker } from "./day-picker.tsx";
import type { RowFault } from "./faults.ts";

type Props = {
  readonly list: List;
  readonly label: string;
  readonly year: number;
  readonly row: Span;
  readonly faults: readonly RowFault[];
  readonly focused: boolean;
  readonly onChange: (row: Span) => void;
};
const LONGEST_NAME = 60;

export function SpanRow({ list, label, year, row, faults, focused, onChange }: Props) {
  const { t, locale } = useWords();
  const id = useId();
  const toldOf = (of: RowFault["of"]) => (faults.some((fault) => fault.of === of) ? id : undefined);
  const single = list === "makeUpDays";

  function begin(from: string): void {
    onChange({ ...row, from, to: single || row.to === "" || row.to < from ? from : row.to });
  }

  return (
    <div className={styles.row} role="group" aria-label={label}>
      <Input
        className={styles.name ?? ""}
        aria-label={t("calendar.name")}
        placeholder={t("calendar.name")}
        maxLength={LONGEST_NAME}
        autoFocus={focused}
        value={row.name}
        {...(toldOf("name") !== undefined && {
          status: "error",
          "aria-invalid": true,
          "aria-describedby": id,
        })}
        onChange={({ target }) => onChange({ ...row, name: target.value })}
      />
      <span className={styles.dates}>
        <DayPicker
          label={t(single ? "calendar.day" : "calendar.from")}
          year={year}
          value={row.from}
          told={toldOf("days")}
          onChange={begin}
        />
        {!single && (
          <>
            –
            <DayPicker
              label={t("calendar.to")}
              year={year}
              value={row.to}
              told={toldOf("days")}
              onChange={(to) => onChange({ ...row, to })}
            />
          </>
        )}
        <small className="figures">
          {single
            ? isDay(row.from) && weekdayName(row.from, locale)
            : unsound(row) === null && t("calendar.days", { count: lengthOf(row) })}
        </small>
      </span>
      <Told id={id} faults={faults} year={year} row={row} />
    </div>
  );
}

type ToldProps = Pick<Props, "faults" | "year" | "row"> & { readonly id: string };

function Told({ id, faults, year, row }: ToldProps) {
  const { t, locale } = useWords();
  if (faults.length === 0) return null;
  const say = ({ why, message, dates }: RowFault) => {
    const words = why === null ? message : t(`calendar.${why}`, { year });
    const [first] = dates;
    if (first === undefined || row.from === row.to) return words;
    const which =
      dates.length === 1
        ? dateName(first, locale)
        : t("calendar.someDays", { first: dateName(first, locale), count: dates.length });
    return `${which}: ${words}`;
  };
  return (
    <p id={id} role="alert" className={styles.told}>
      {faults.map(say).join(t("calendar.semicolon"))}
    </p>
  );
}
