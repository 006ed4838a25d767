import type { NamedDay } from "./days.ts";

type Days = { readonly holidays: readonly NamedDay[]; readonly makeUpDays: readonly NamedDay[] };
type Kind = "Off" | "Worked" | "Plain";
export type ChangedDay = { readonly date: string; readonly from: Kind; readonly to: Kind };

/** Days that would be worked or off otherwise than now: these move deadlines, a name does not. */
export function changedDays(before: Days, after: Days): ChangedDay[] {
  const [was, will] = [kindsOf(before), kindsOf(after)];
  return [...new Set([...was.keys(), ...will.keys()])]
    .toSorted((one, other) => one.localeCompare(other))
    .map((date) => ({ date, from: was.get(date) ?? "Plain", to: will.get(date) ?? "Plain" }))
    .filter(({ from, to }) => from !== to);
}

function kindsOf({ holidays, makeUpDays }: Days): ReadonlyMap<string, Kind> {
  return new Map([
    ...holidays.map(({ date }) => [date, "Off"] as const),
    ...makeUpDays.map(({ date }) => [date, "Worked"] as const),
  ]);
}
