import { DatePicker } from "antd";
import dayjs from "dayjs";
import type { KeyboardEvent } from "react";
import { isDay } from "./days.ts";

type Props = {
  readonly id?: string;
  readonly label: string;
  /** The year to open at where nothing is chosen. */
  readonly year: number;
  readonly value: string;
  /** The id of what tells why it does not hold. */
  readonly told: string | undefined;
  readonly onChange: (date: string) => void;
};

/** A day picked or typed, written in one way whatever the browser's language. */
export function DayPicker({ label, year, value, told, onChange, ...rest }: Props) {
  return (
    <DatePicker
      {...rest}
      aria-label={label}
      format="YYYY-MM-DD"
      suffixIcon={null}
      value={isDay(value) ? dayjs(value) : null}
      defaultPickerValue={dayjs(`${year}-01-01`)}
      onKeyDown={keepForm}
      onChange={(picked) => onChange(picked?.format("YYYY-MM-DD") ?? "")}
      {...(told !== undefined && { status: "error", "aria-invalid": true, "aria-describedby": told })}
    />
  );
}

/** Enter takes the day that was typed; the form is not sent by it. */
function keepForm(event: KeyboardEvent): void {
  if (event.key === "Enter") event.preventDefault();
}
