import { addDays, type LocalDate } from "../kernel/local-time.ts";

// SLA-2: the 13 days that the law (Measures on public holidays, in force from 2025) fixes for every year, for years
// whose notice is not loaded. A table, not Intl: ICU 78 puts the new moons of 2027-02-06 23:56 and 2030-02-03 00:07
// on the wrong side of midnight in Beijing, so its Spring Festivals of 2027 and 2030 are a day off.
// Checked day by day against three almanacs (lunar-typescript, tyme4ts, chinese-days), which agree on every row.
// Year: first day of Spring Festival, 清明, 端午, 中秋.
const MOVABLE: Readonly<Record<number, readonly [string, string, string, string]>> = {
  2025: ["01-29", "04-04", "05-31", "10-06"],
  2026: ["02-17", "04-05", "06-19", "09-25"],
  2027: ["02-06", "04-05", "06-09", "09-15"],
  2028: ["01-26", "04-04", "05-28", "10-03"],
  2029: ["02-13", "04-04", "06-16", "09-22"],
  2030: ["02-03", "04-05", "06-05", "09-12"],
  2031: ["01-23", "04-05", "06-24", "10-01"],
  2032: ["02-11", "04-04", "06-12", "09-19"],
  2033: ["01-31", "04-04", "06-01", "09-08"],
  2034: ["02-19", "04-05", "06-20", "09-27"],
  2035: ["02-08", "04-05", "06-10", "09-16"],
  2036: ["01-28", "04-04", "05-30", "10-04"],
  2037: ["02-15", "04-04", "06-18", "09-24"],
  2038: ["02-04", "04-05", "06-07", "09-13"],
  2039: ["01-24", "04-05", "05-27", "10-02"],
  2040: ["02-12", "04-04", "06-14", "09-20"],
};

const FIXED: readonly (readonly [string, string])[] = [
  ["01-01", "元旦"],
  ["05-01", "劳动节"],
  ["05-02", "劳动节"],
  ["10-01", "国庆节"],
  ["10-02", "国庆节"],
  ["10-03", "国庆节"],
];

/**
 * SLA-2: the statutory days of a year, from the fixed table. 中秋 may fall within 国庆 (2028, 2031, 2039): then the
 * day bears both names and the extra day off is left to the notice. Outside 2025 to 2040 only the fixed dates.
 */
export function statutoryDaysOf(year: number): ReadonlyMap<LocalDate, string> {
  const days = new Map<LocalDate, string>(FIXED.map(([day, name]) => [`${year}-${day}`, name]));
  const movable = MOVABLE[year];
  if (movable === undefined) return days;
  const [newYear, qingming, dragonBoat, midAutumn] = movable;
  const add = (date: LocalDate, name: string) => {
    const other = days.get(date);
    days.set(date, other === undefined ? name : `${other}、${name}`);
  };
  for (const offset of [-1, 0, 1, 2]) add(addDays(`${year}-${newYear}`, offset), "春节");
  add(`${year}-${qingming}`, "清明节");
  add(`${year}-${dragonBoat}`, "端午节");
  add(`${year}-${midAutumn}`, "中秋节");
  return days;
}
