import type { Issue } from "../messages/use-command.ts";
import type { Span } from "./days.ts";
import { type Draft, isBlank, type List, LISTS, type Sent, unsound, type Unsound } from "./draft.ts";

/** What is wrong with one row: its name, or some of its days. */
export type RowFault = {
  readonly of: "name" | "days";
  /** Null: as the server says it. */
  readonly why: Unsound | "notInTheYear" | "notAWeekend" | "twice" | null;
  readonly message: string;
  /** Which days of a row that stands for several. */
  readonly dates: readonly string[];
};
export type RowFaults = ReadonlyMap<Span, readonly RowFault[]>;

/** Rows that cannot be sent; a row in which nothing stands is passed over. */
export function unsoundRows(draft: Draft): RowFaults {
  const rows = new Map<Span, readonly RowFault[]>();
  for (const row of LISTS.flatMap((list) => draft[list])) {
    const why = isBlank(row) ? null : unsound(row);
    if (why !== null) rows.set(row, [{ of: "days", why, message: "", dates: [] }]);
  }
  return rows;
}

/** What the server refused: by the row that each day came from, and by the path of a field or of a whole list. */
export function faultsOf(
  issues: readonly Issue[],
  sent: Sent,
): { readonly rows: RowFaults; readonly fields: ReadonlyMap<string, string> } {
  const rows = new Map<Span, readonly RowFault[]>();
  const fields = new Map<string, string>();
  for (const issue of issues) {
    const [list, at, part] = issue.path.split(".");
    const row = isList(list) ? sent.rows[list][Number(at)] : undefined;
    if (isList(list) && row !== undefined) {
      const day = sent[list][Number(at)]?.date ?? "";
      const fault = part === "name" ? nameFault(issue) : dayFault(issue, day, sent.year);
      rows.set(row, together(rows.get(row) ?? [], fault));
    } else fields.set(issue.path, issue.message);
  }
  return { rows, fields };
}

function nameFault({ message }: Issue): RowFault {
  return { of: "name", why: null, message, dates: [] };
}

function dayFault({ code, message }: Issue, date: string, year: number): RowFault {
  const fault = { of: "days", message, dates: [date] } as const;
  if (code === "TAKEN") return { ...fault, why: "twice" };
  if (code !== "OUT_OF_RANGE") return { ...fault, why: null };
  return { ...fault, why: date.startsWith(`${year}-`) ? "notAWeekend" : "notInTheYear" };
}

/** One fault of several days, rather than one fault for each. */
function together(known: readonly RowFault[], fault: RowFault): readonly RowFault[] {
  const alike = known.find(({ of, why, message }) =>
    [of === fault.of, why === fault.why, message === fault.message].every(Boolean),
  );
  if (alike === undefined) return [...known, fault];
  const both = { ...alike, dates: [...alike.dates, ...fault.dates] };
  return known.map((each) => (each === alike ? both : each));
}

function isList(name: string | undefined): name is List {
  return LISTS.some((list) => list === name);
}
