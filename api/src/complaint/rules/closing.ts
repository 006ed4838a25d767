import type { FurtherWay, MissingToClose, Outcome } from "@heyi/schema/vocabulary/complaint.ts";

import { Check, LONGEST } from "../../kernel/check.ts";
import type { Actor } from "../../org/actor.ts";
import type { ClockChange, ComplaintEvent } from "../events.ts";
import type { Aggregate } from "../facts.ts";
import type { Ground } from "./ground.ts";
import { isOpenTask } from "./parts.ts";

/** VIS-4: from this result on a complainant counts as satisfied. */
export const SATISFIED_FROM = 3;
/** MAJ-2: after 3 and after 30 days. */
const MANAGER_VISITS = 2;

/** VIS-4: everything that still stands in the way of closing, in the order in which it is usually done; asked at any time. */
export function missingToClose({ facts, tasks, measures, hasContact }: Aggregate): readonly MissingToClose[] {
  const missing: MissingToClose[] = [];
  const major = facts.severity === "MAJOR";
  if (facts.rootCause === null) missing.push("ROOT_CAUSE");
  if (tasks.some(isOpenTask)) missing.push("TASKS");
  if (major && facts.meetingHeldAt === null) missing.push("RESPONSE_MEETING");
  if (facts.state !== "RESOLVED" && facts.state !== "CLOSED") missing.push("RESULT");
  if (facts.toldAt === null && hasContact) missing.push("TOLD");
  if ((facts.validity === "VALID" || major) && measures.length === 0) missing.push("PREVENTIVE_MEASURE");
  if (facts.visitExemption === null)
    missing.push(...missingVisit(facts.lastResult, major, facts.managerVisits));
  return missing;
}

function missingVisit(result: number | null, major: boolean, managerVisits: number): MissingToClose[] {
  if (result !== null && result < SATISFIED_FROM) return ["SATISFACTION"];
  if (!major) return result === null ? ["VISIT"] : [];
  if (managerVisits === 0) return ["VISIT"];
  return managerVisits < MANAGER_VISITS ? ["SECOND_VISIT"] : [];
}

/** VIS-3: what the quiet period stands in for: the complainant does not want to be asked. */
const VISITS: readonly MissingToClose[] = ["VISIT", "SECOND_VISIT"];

export function missingBesideVisit(complaint: Aggregate): readonly MissingToClose[] {
  return missingToClose(complaint).filter((each) => !VISITS.includes(each));
}

/** VIS-4: by whoever closes a complaint of which nothing is missing. */
export function closure(complaint: Aggregate, actor: Actor, ground: Ground): readonly ComplaintEvent[] {
  return [closed(outcomeOf(complaint), actor.staffId, ground)];
}

export function outcomeOf({ facts }: Aggregate): Outcome {
  if (facts.settledOnTheSpot) return "ON_SPOT";
  return facts.visitExemption === null ? "SATISFIED" : "EXEMPT";
}

export function closed(how: Outcome, actorId: Actor["staffId"] | null, ground: Ground): ComplaintEvent {
  return { kind: "CLOSED", at: ground.now, actorId, data: { how, ways: [] }, clocks: ALL_STOPPED };
}

export type CloseUnresolvedInput = {
  readonly reason: string;
  readonly complainantTold: boolean;
  readonly ways: readonly FurtherWay[];
};

/** VIS-4: closed though unresolved: the truth told, the reasons and the further ways on record. */
export function unresolvedClosure(
  complaint: Aggregate,
  input: CloseUnresolvedInput,
  actor: Actor,
  ground: Ground,
): readonly ComplaintEvent[] {
  const check = new Check();
  const reason = check.text("reason", input.reason, LONGEST.words, 2);
  if (complaint.hasContact && !input.complainantTold) check.fault("complainantTold", "MUST_BE_CONFIRMED");
  const ways = [...new Set(input.ways)];
  if (ways.length === 0) check.fault("ways", "REQUIRED");
  check.done();
  return [
    {
      kind: "CLOSED",
      at: ground.now,
      actorId: actor.staffId,
      data: { how: "UNRESOLVED", ways },
      clocks: ALL_STOPPED,
      words: { reason },
      public: true,
    },
  ];
}

export const ALL_STOPPED: ClockChange[] = [
  { op: "STOP", clock: "RESPOND" },
  { op: "STOP", clock: "REPLY" },
  { op: "STOP", clock: "RESOLVE" },
  { op: "STOP", clock: "VISIT" },
];
