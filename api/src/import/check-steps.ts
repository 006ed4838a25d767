import type { Label } from "@heyi/schema/vocabulary/label.ts";

import type { Directory, Place } from "./directory.ts";
import type { Say } from "./fault.ts";
import type { ParsedLine } from "./parse.ts";
import { notAfter, shown } from "./shown.ts";
import type { Step, StepOf } from "./steps.ts";

const STAFF: Label = { zh: "本公司员工的用户名", en: "the user name of a member of the staff" };
const FIRST: Label = { zh: "以 registered 开头且只有一次", en: "registered first, and only there" };

/** The first step is the registering, at the receipt; every other is later or at once, none after the moment of the file. */
export function checkTimes({ head, steps }: ParsedLine, asOf: Date, fault: Say): void {
  let before: Date | null = null;
  steps.forEach((step, index) => {
    if (step === null) return;
    const field = `history[${index}]`;
    if ((step.type === "registered") !== (index === 0))
      fault(`${field}.type`, "OUT_OF_ORDER", step.type, FIRST);
    if (before !== null && step.at < before) {
      const time = shown(before);
      const allowed = { zh: `不早于上一步 ${time}`, en: `not before the step above, ${time}` };
      fault(`${field}.at`, "OUT_OF_ORDER", shown(step.at), allowed);
    }
    if (step.at > asOf) fault(`${field}.at`, "OUT_OF_ORDER", shown(step.at), notAfter(asOf));
    before = step.at;
  });
  const [first] = steps;
  if (head === null || first?.type !== "registered") return;
  if (first.at.getTime() !== head.receivedAt.getTime()) {
    fault("receivedAt", "MISMATCH", shown(head.receivedAt), shown(first.at));
  }
  if (first.channel !== head.channel) fault("channel", "MISMATCH", head.channel, first.channel);
}

/** Everybody a step names is of the staff, and an assignment goes where the project has it. */
export function checkNames(
  step: Step,
  field: string,
  place: Place | null,
  directory: Directory,
  fault: Say,
): void {
  for (const [name, username] of peopleIn(step)) {
    if (username === null || directory.people.has(username)) continue;
    fault(`${field}.${name}`, "UNKNOWN_REFERENCE", username, STAFF);
  }
  if (step.type === "assigned" && place !== null) checkAssignment(step, field, place, directory, fault);
}

function peopleIn(step: Step): readonly (readonly [field: string, username: string | null])[] {
  const by = ["by", step.by] as const;
  switch (step.type) {
    case "registered":
      return [by, ["firstResponder", step.firstResponder]];
    case "assigned":
      return [by, ["handler", step.handler]];
    case "planned":
      return [by, ["byWhom", step.byWhom]];
    case "responseMeeting":
      return [by, ["responsible", step.responsible]];
    case "preventiveMeasure":
      return [by, ["owner", step.owner]];
    default:
      return [by];
  }
}

type Assigned = StepOf<"assigned">;

/** HND-2: to a department of the project, or to one of that department's own handlers. */
function checkAssignment(
  step: Assigned,
  field: string,
  place: Place,
  { people }: Directory,
  fault: Say,
): void {
  const department = place.departments.get(step.department);
  if (department === undefined) {
    fault(
      `${field}.department`,
      "UNKNOWN_REFERENCE",
      step.department,
      [...place.departments.keys()].join(" "),
    );
    return;
  }
  const handler = step.handler === null ? undefined : people.get(step.handler);
  if (handler === undefined) return;
  if (handler.roles.some((held) => held.role === "HANDLER" && held.departmentId === department)) return;
  const allowed = { zh: `${step.department} 的经办人`, en: `a handler of ${step.department}` };
  fault(`${field}.handler`, "UNKNOWN_REFERENCE", step.handler ?? "", allowed);
}
