import type { Label } from "@heyi/schema/vocabulary/label.ts";

import { normalPhone } from "../complaint/phone.ts";
import { roomKey, type Directory } from "./directory.ts";
import type { Fault, FaultCode } from "./fault.ts";
import type { ParsedLine } from "./parse.ts";
import type { Head } from "./record.ts";
import type { Step } from "./steps.ts";

/** What a line is held against besides the company: the moment of the file, and where each external id stands first. */
export type FileGround = { readonly asOf: Date; readonly firstLines: ReadonlyMap<string, ParsedLine> };

const STAFF: Label = { zh: "本公司员工的用户名", en: "the user name of a member of the staff" };
const EARLIER: Label = { zh: "同一项目里更早的一条投诉", en: "an earlier complaint of the same project" };

/** What the names and times of one line point at. Asked of every part that has a shape, whatever is wrong with the others. */
export function checkLine(parsed: ParsedLine, directory: Directory, file: FileGround): readonly Fault[] {
  const faults: Fault[] = [];
  const fault: Say = (field, code, found, allowed = "") =>
    faults.push({ line: parsed.line, field, code, found, allowed });
  if (parsed.head !== null) checkHead(parsed.head, parsed.line, directory, file, fault);
  checkTimes(parsed, file, fault);
  parsed.steps.forEach((step, index) => {
    if (step !== null) checkNames(step, `history[${index}]`, parsed.head, directory, fault);
  });
  return faults;
}

type Say = (field: string, code: FaultCode, found: string, allowed?: string | Label) => void;

function checkHead(
  head: Head,
  line: number,
  directory: Directory,
  { firstLines }: FileGround,
  fault: Say,
): void {
  const { externalId, projectCode, complainant, repeatOf, receivedAt } = head;
  const place = directory.places.get(projectCode);
  if (place === undefined)
    fault("projectCode", "UNKNOWN_REFERENCE", projectCode, {
      zh: "本公司项目的代码",
      en: "the code of one of the company's projects",
    });
  const first = firstLines.get(externalId);
  if (first !== undefined && first.line !== line)
    fault("externalId", "DUPLICATE", externalId, String(first.line));
  if (complainant.kind === "ANONYMOUS") {
    if (complainant.name !== null) fault("complainant.name", "MUST_BE_ABSENT", "");
    if (complainant.phone !== null) fault("complainant.phone", "MUST_BE_ABSENT", "");
  } else {
    if (complainant.name === null) fault("complainant.name", "REQUIRED", "");
    if (complainant.phone !== null && normalPhone(complainant.phone) === null)
      fault("complainant.phone", "NOT_A_PHONE", "");
  }
  if (
    place !== undefined &&
    complainant.room !== null &&
    !directory.rooms.has(roomKey(place.projectId, complainant.room))
  ) {
    fault("complainant.room", "UNKNOWN_REFERENCE", complainant.room, {
      zh: "此项目的房号",
      en: "a room of this project",
    });
  }
  if (repeatOf !== null && !isEarlier(repeatOf, head, directory, firstLines))
    fault("repeatOf", "UNKNOWN_REFERENCE", repeatOf, EARLIER);
  if (head.occurredAt !== null && head.occurredAt > receivedAt)
    fault("occurredAt", "OUT_OF_ORDER", shown(head.occurredAt), notAfter(receivedAt));
}

/** INT-4: a repeat is of the same project, and came later. */
function isEarlier(
  repeatOf: string,
  head: Head,
  { known, places }: Directory,
  firstLines: FileGround["firstLines"],
): boolean {
  const inFile = firstLines.get(repeatOf)?.head;
  if (inFile !== undefined && inFile !== null)
    return inFile.projectCode === head.projectCode && inFile.receivedAt < head.receivedAt;
  const stored = known.get(repeatOf);
  return (
    stored !== undefined &&
    stored.projectId === places.get(head.projectCode)?.projectId &&
    stored.receivedAt < head.receivedAt
  );
}

/** The first step is the registering, at the receipt; every other is later or at once, none after the moment of the file. */
function checkTimes({ head, steps }: ParsedLine, { asOf }: FileGround, fault: Say): void {
  let before: Date | null = null;
  steps.forEach((step, index) => {
    if (step === null) return;
    const field = `history[${index}]`;
    if ((step.type === "registered") !== (index === 0))
      fault(`${field}.type`, "OUT_OF_ORDER", step.type, {
        zh: "以 registered 开头且只有一次",
        en: "registered first, and only there",
      });
    if (before !== null && step.at < before)
      fault(`${field}.at`, "OUT_OF_ORDER", shown(step.at), {
        zh: `不早于上一步 ${shown(before)}`,
        en: `not before the step above, ${shown(before)}`,
      });
    if (step.at > asOf) fault(`${field}.at`, "OUT_OF_ORDER", shown(step.at), notAfter(asOf));
    before = step.at;
  });
  const [first] = steps;
  if (head === null || first === null || first === undefined || first.type !== "registered") return;
  if (first.at.getTime() !== head.receivedAt.getTime())
    fault("receivedAt", "MISMATCH", shown(head.receivedAt), shown(first.at));
  if (first.channel !== head.channel) fault("channel", "MISMATCH", head.channel, first.channel);
}

function checkNames(
  step: Step,
  field: string,
  head: Head | null,
  { people, places }: Directory,
  fault: Say,
): void {
  const person = (name: string, username: string | null) => {
    if (username !== null && !people.has(username))
      fault(`${field}.${name}`, "UNKNOWN_REFERENCE", username, STAFF);
  };
  person("by", step.by);
  if (step.type === "registered") person("firstResponder", step.firstResponder);
  if (step.type === "planned") person("byWhom", step.byWhom);
  if (step.type === "responseMeeting") person("responsible", step.responsible);
  if (step.type === "preventiveMeasure") person("owner", step.owner);
  if (step.type !== "assigned") return;
  person("handler", step.handler);
  const place = head === null ? undefined : places.get(head.projectCode);
  if (place === undefined) return;
  const department = place.departments.get(step.department);
  const codes = [...place.departments.keys()].join(" ");
  if (department === undefined) fault(`${field}.department`, "UNKNOWN_REFERENCE", step.department, codes);
  // HND-2: a department's complaints go to its own handlers.
  const handler = step.handler === null ? undefined : people.get(step.handler);
  if (department === undefined || handler === undefined) return;
  if (handler.roles.some((held) => held.role === "HANDLER" && held.departmentId === department)) return;
  fault(`${field}.handler`, "UNKNOWN_REFERENCE", step.handler ?? "", {
    zh: `${step.department} 的经办人`,
    en: `a handler of ${step.department}`,
  });
}

function notAfter(at: Date): Label {
  return { zh: `不晚于 ${shown(at)}`, en: `not after ${shown(at)}` };
}

const OFFSET_MS = 8 * 3_600_000;

/** As it stands in the file, so that it can be found there. */
export function shown(at: Date): string {
  return `${new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 19)}+08:00`;
}
