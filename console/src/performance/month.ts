import { wallText } from "../time/shanghai.ts";

/** A month as "2026-03". */
export type Month = string;

export function monthOf(at: number): Month {
  return wallText(at).slice(0, 7);
}

export function monthsLater(month: Month, many: number): Month {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + many, 1)).toISOString().slice(0, 7);
}

/** Its first and last day. */
export function spanOf(month: Month): { readonly from: string; readonly to: string } {
  const next = Date.parse(`${monthsLater(month, 1)}-01T00:00:00Z`);
  return { from: `${month}-01`, to: new Date(next - 1).toISOString().slice(0, 10) };
}
