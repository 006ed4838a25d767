import { checkHead } from "./check-head.ts";
import { checkNames, checkTimes } from "./check-steps.ts";
import type { Directory } from "./directory.ts";
import type { Fault, Say } from "./fault.ts";
import type { ParsedLine } from "./parse.ts";

/** What a line is held against besides the company: the moment of the file, and where each external id stands first. */
export type FileGround = { readonly asOf: Date; readonly firstLines: ReadonlyMap<string, ParsedLine> };

/** What the names and times of one line point at. Asked of every part that has a shape, whatever is wrong with the others. */
export function checkLine(parsed: ParsedLine, directory: Directory, file: FileGround): readonly Fault[] {
  const { line, head, steps } = parsed;
  const faults: Fault[] = [];
  const fault: Say = (field, code, found, allowed = "") => {
    faults.push({ line, field, code, found, allowed });
  };
  if (head !== null) checkHead(head, line, directory, file.firstLines, fault);
  checkTimes(parsed, file.asOf, fault);
  const place = head === null ? null : (directory.places.get(head.projectCode) ?? null);
  steps.forEach((step, index) => {
    if (step !== null) checkNames(step, `history[${index}]`, place, directory, fault);
  });
  return faults;
}
