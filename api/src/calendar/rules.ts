import { Check, LONGEST } from "../kernel/check.ts";
import { weekday } from "../kernel/local-time.ts";
import type { CalendarYearData } from "../sla/calendar.ts";

const MOST_DAYS = 60;
const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;

/**
 * SLA-2: a year's holiday notice as it may be loaded: days of that year, none twice, none both a holiday and a make-up day,
 * make-up days on weekends only.
 * @throws InvalidError naming each faulty day
 */
export function checkedYear(
  given: CalendarYearData & { readonly source: string },
): CalendarYearData & { readonly source: string } {
  const check = new Check();
  if (given.year < FIRST_YEAR || given.year > LAST_YEAR)
    check.fault("year", "OUT_OF_RANGE", `${FIRST_YEAR}–${LAST_YEAR}`);
  const source = check.text("source", given.source, LONGEST.reason);
  if (given.holidays.length === 0) check.fault("holidays", "REQUIRED");
  const seen = new Set<string>();
  for (const list of ["holidays", "makeUpDays"] as const) {
    if (given[list].length > MOST_DAYS) check.fault(list, "TOO_MANY", String(MOST_DAYS));
    given[list].slice(0, MOST_DAYS).forEach(({ date, name }, index) => {
      const path = `${list}.${index}`;
      check.text(`${path}.name`, name, LONGEST.short);
      if (!date.startsWith(`${given.year}-`)) check.fault(`${path}.date`, "OUT_OF_RANGE", String(given.year));
      else if (seen.has(date)) check.fault(`${path}.date`, "TAKEN");
      else if (list === "makeUpDays" && weekday(date) < 6)
        check.fault(`${path}.date`, "OUT_OF_RANGE", "周六、周日");
      seen.add(date);
    });
  }
  check.done();
  return { ...given, source };
}
