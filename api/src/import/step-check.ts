import type { Label } from "@heyi/schema/vocabulary/label.ts";
import { LEVEL_ROLES } from "@heyi/schema/vocabulary/org.ts";

import type { Aggregate, Facts } from "../complaint/facts.ts";
import { isMover } from "../complaint/rules/permission.ts";
import { priorityOf, type Policy } from "../sla/policy.ts";
import type { Person } from "./directory.ts";
import type { FaultCode } from "./fault.ts";
import { ruleOf } from "./moves.ts";
import { shown } from "./shown.ts";
import type { Step } from "./steps.ts";

export type StepFault = {
  readonly field: string;
  readonly code: FaultCode;
  readonly found: string;
  readonly allowed: string | Label;
};

/** HND-1: whether this step may follow, and whether this person may take it. A wrong state alone is told: rights can hang on it. */
export function moveFault(step: Step, complaint: Aggregate, person: Person | null): StepFault | null {
  const { facts } = complaint;
  const rule = ruleOf(step, facts);
  if (!rule.from.includes(facts.state)) {
    return { field: "type", code: "WRONG_STATE", found: facts.state, allowed: rule.from.join(" ") };
  }
  const allowed = rule.by.some((mover) =>
    person === null ? mover === "SYSTEM" : isMover(mover, complaint, person),
  );
  return allowed
    ? null
    : { field: "by", code: "NO_RIGHT", found: step.by ?? "null", allowed: rule.by.join(" ") };
}

const DAY_MS = 86_400_000;
/** VIS-5 */
const REOPEN_DAYS = 30;

/** What a step says, held against what the complaint was when it was taken. */
export function stepFaults(step: Step, facts: Facts, policy: Policy): readonly StepFault[] {
  const faults: StepFault[] = [];
  const fault = (field: string, code: FaultCode, found: string, allowed: string | Label = "") =>
    faults.push({ field, code, found, allowed });
  const after = (field: string, at: Date) => {
    if (at <= step.at)
      fault(field, "OUT_OF_ORDER", shown(at), {
        zh: `晚于此步 ${shown(step.at)}`,
        en: `after this step, ${shown(step.at)}`,
      });
  };
  switch (step.type) {
    case "acknowledged":
      if (facts.respondedAt !== null)
        fault("type", "OUT_OF_ORDER", step.type, { zh: "只有一次", en: "the only one" });
      break;
    case "triaged": {
      const priority = priorityOf(policy, step.urgency, step.impact);
      if (step.priority !== priority) fault("priority", "MISMATCH", step.priority, priority);
      break;
    }
    case "validityChanged":
      if (step.from !== facts.validity)
        fault("from", "MISMATCH", step.from ?? "null", facts.validity ?? "null");
      break;
    case "planned":
      after("promisedAt", step.promisedAt);
      break;
    case "deadlineMoved":
      after("to", step.to);
      if (facts.promisedAt?.getTime() !== step.from.getTime())
        fault(
          "from",
          "MISMATCH",
          shown(step.from),
          facts.promisedAt === null ? "null" : shown(facts.promisedAt),
        );
      break;
    case "suspended": {
      after("reviewAt", step.reviewAt);
      const latest = new Date(step.at.getTime() + policy.suspendMaxDays * DAY_MS);
      if (step.reviewAt > latest)
        fault("reviewAt", "OUT_OF_RANGE", shown(step.reviewAt), `<= ${shown(latest)}`);
      break;
    }
    case "escalated": {
      const role = LEVEL_ROLES[step.level - 1] ?? "";
      if (step.toRole !== role) fault("toRole", "MISMATCH", step.toRole, role);
      break;
    }
    case "resolved":
      if (step.onTheSpot && step.complainantWord === undefined) fault("complainantWord", "REQUIRED", "");
      if (!step.onTheSpot && step.toldComplainant === undefined) fault("toldComplainant", "REQUIRED", "");
      break;
    case "visit":
      if (step.reached && step.satisfaction === undefined) fault("satisfaction", "REQUIRED", "");
      break;
    case "reopened": {
      const latest = facts.endedAt === null ? null : new Date(facts.endedAt.getTime() + REOPEN_DAYS * DAY_MS);
      if (latest !== null && step.at > latest)
        fault("at", "OUT_OF_RANGE", shown(step.at), `<= ${shown(latest)}`);
      break;
    }
    default:
      break;
  }
  return faults;
}
