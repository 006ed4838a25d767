// Every project stands in Asia/Shanghai, which has kept +08:00 without summer time since 1991. The offset is
// therefore arithmetic here: Intl would say the same, slower, and would tie deadlines to the machine's ICU data.
const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** A day of the Shanghai calendar, "YYYY-MM-DD"; compares as text. */
export type LocalDate = string;

/** The Shanghai day on which an instant falls. */
export function localDate(at: Date): LocalDate {
  return new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 10);
}

/**
 * The instant of a Shanghai wall-clock time.
 * @param time "HH:MM"; "24:00" is the end of that day
 * @throws RangeError when date or time is malformed
 */
export function localInstant(date: LocalDate, time: string): Date {
  const at = Date.parse(`${date}T${time}:00+08:00`);
  if (Number.isNaN(at)) throw new RangeError(`not a local time: ${date} ${time}`);
  return new Date(at);
}

/** The day `n` days later, or earlier when `n` is negative. */
export function addDays(date: LocalDate, n: number): LocalDate {
  return new Date(Date.parse(date) + n * DAY_MS).toISOString().slice(0, 10);
}

/** 1 for Monday to 7 for Sunday. */
export function weekday(date: LocalDate): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  return (((new Date(date).getUTCDay() + 6) % 7) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
}

/** The Shanghai month of an instant as "YYYYMM", as it stands in complaint numbers (INT-3). */
export function localMonth(at: Date): string {
  return localDate(at).slice(0, 7).replace("-", "");
}

/** The local time of day as HH:MM. */
export function localTime(at: Date): string {
  return new Date(at.getTime() + OFFSET_MS).toISOString().slice(11, 16);
}
