import { localDate } from "../kernel/local-time.ts";

const DAY_MS = 86_400_000;
/** The day at which the file's cases stand. */
const STANDS_AT = "2023-06-30";
const INSTANT = /"(20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00)"/g;
const DAY = /"(20\d\d-\d\d-\d\d)(?=[" 前])/g;

/**
 * Moves a file of disputes by whole days, so that the day at which it stands is yesterday. The complaints of the demo, which
 * move otherwise, would come after the cases that were opened from them: there they stand by themselves.
 */
export function disputesToToday(file: string, now: Date): string {
  const days = Math.round((Date.parse(localDate(now)) - Date.parse(STANDS_AT)) / DAY_MS) - 1;
  const later = (text: string) => new Date(Date.parse(text) + days * DAY_MS);
  return file
    .replace(INSTANT, (_, at: string) => `"${later(at).toISOString()}"`)
    .replace(DAY, (_, day: string) => `"${later(day).toISOString().slice(0, 10)}`)
    .replace(/"complaints": \[[^\]]*\]/g, '"complaints": []');
}
