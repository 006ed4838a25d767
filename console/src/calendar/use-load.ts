import { useState } from "react";
import { useCommand } from "../messages/use-command.ts";
import { LoadYearMutation } from "./documents.ts";
import { type Draft, LISTS, type Sent, sentOf } from "./draft.ts";
import { faultsOf, type RowFaults, unsoundRows } from "./faults.ts";

const NOTHING: Sent = {
  year: 0,
  source: "",
  holidays: [],
  makeUpDays: [],
  rows: { holidays: [], makeUpDays: [] },
};
const PARTS = ["year", "source", ...LISTS] as const;

/** Loads a year; what does not hold is told row by row, first here, then by the server, until it is edited. */
export function useLoad(draft: Draft) {
  const { busy, trouble, issues, send } = useCommand(LoadYearMutation, "Viewer");
  const [tried, setTried] = useState({ draft, sent: NOTHING, unsound: new Map() as RowFaults });
  const [refusals, setRefusals] = useState(0);
  const refused = faultsOf(issues, tried.sent);
  const rows = tried.unsound.size > 0 ? tried.unsound : refused.rows;
  const fields = new Map(
    PARTS.filter((part) => draft[part] === tried.draft[part]).map((part) => [part, refused.fields.get(part)]),
  );
  const faults =
    [...fields.values()].filter((fault) => fault !== undefined).length +
    LISTS.flatMap((list) => draft[list]).filter((row) => rows.has(row)).length;

  /** True when it was done. */
  async function load(): Promise<boolean> {
    const unsound = unsoundRows(draft);
    const sent = sentOf(draft);
    setTried({ draft, sent, unsound });
    const { rows: _, holidays, makeUpDays, ...input } = sent;
    const done =
      unsound.size === 0 &&
      (await send({ ...input, holidays: [...holidays], makeUpDays: [...makeUpDays] })) !== null;
    if (!done) setRefusals((before) => before + 1);
    return done;
  }

  return { busy, load, rows, fields, faults, refusals, trouble: issues.length > 0 ? [] : trouble };
}
