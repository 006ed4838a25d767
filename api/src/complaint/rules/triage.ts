import type { Category, Impact, Severity, Urgency, Validity } from "@heyi/schema/vocabulary/complaint.ts";

import { Check, LONGEST } from "../../kernel/check.ts";
import { deadline } from "../../sla/deadline.ts";
import { priorityOf, resolveSpan } from "../../sla/policy.ts";
import type { Actor } from "../../org/actor.ts";
import type { ClockChange, ComplaintEvent, Triage } from "../events.ts";
import type { Aggregate } from "../facts.ts";
import { liveClock } from "./clocks.ts";
import { deadlineContext, type Ground } from "./ground.ts";
import { meetingDueAt } from "./major.ts";

export type TriageInput = {
  readonly category: Category;
  readonly subCategory: string | null;
  readonly urgency: Urgency;
  readonly impact: Impact;
  readonly validity: Validity | null;
  readonly severity: Severity | null;
  /** MAJ-1: somebody was hurt; null keeps what is known. */
  readonly injury: boolean | null;
  readonly reason: string | null;
};

/**
 * TRI-1 to TRI-4: category, validity, priority by the matrix, severity. What was set before is changed only with a reason.
 * A new priority or category moves the default resolve deadline; a promise stands above it.
 */
export function triage(
  complaint: Aggregate,
  input: TriageInput,
  actor: Actor,
  ground: Ground,
): readonly ComplaintEvent[] {
  const { facts } = complaint;
  const check = new Check();
  const subCategory = check.optionalText("subCategory", input.subCategory, LONGEST.short);
  const reason = check.optionalText("reason", input.reason, LONGEST.reason);
  const before: Triage = {
    category: facts.category,
    subCategory: facts.subCategory,
    urgency: facts.urgency,
    impact: facts.impact,
    priority: facts.priority,
    validity: facts.validity,
  };
  const priority = priorityOf(ground.policy, input.urgency, input.impact);
  const after: Triage = {
    category: input.category,
    subCategory,
    urgency: input.urgency,
    impact: input.impact,
    priority,
    validity: input.validity ?? facts.validity,
  };
  const validityChanges = facts.validity !== null && after.validity !== facts.validity;
  const severity = input.severity ?? facts.severity;
  const changesTriage =
    facts.triagedAt !== null && (priority !== facts.priority || input.category !== facts.category);
  const injury = input.injury ?? facts.injury;
  if ((validityChanges || changesTriage || severity !== facts.severity) && reason === null)
    check.fault("reason", "REQUIRED");
  check.done();

  const common = {
    at: ground.now,
    actorId: actor.staffId,
    ...(reason === null ? {} : { words: { reason } }),
  };
  const events: ComplaintEvent[] = [
    {
      ...common,
      kind: "TRIAGED",
      data: { ...after, injury, validity: validityChanges ? facts.validity : after.validity, before },
      clocks: newResolveClock(complaint, after, ground),
    },
  ];
  if (validityChanges && after.validity !== null) {
    events.push({ ...common, kind: "VALIDITY_CHANGED", data: { from: facts.validity, to: after.validity } });
  }
  if (severity !== facts.severity) {
    const due = severity === "MAJOR" ? meetingDueAt(ground) : null;
    const data = { from: facts.severity, to: severity, meetingDueAt: due };
    events.push({ ...common, kind: "SEVERITY_SET", data });
  }
  return events;
}

/** TRI-2: changed until closure, each time with a reason. */
export function validityChange(
  { facts }: Aggregate,
  input: { readonly validity: Validity; readonly reason: string },
  actor: Actor,
  ground: Ground,
): readonly ComplaintEvent[] {
  const check = new Check();
  const reason = check.text("reason", input.reason, LONGEST.reason);
  if (input.validity === facts.validity) check.fault("validity", "UNCHANGED");
  check.done();
  const data = { from: facts.validity, to: input.validity };
  return [{ kind: "VALIDITY_CHANGED", at: ground.now, actorId: actor.staffId, data, words: { reason } }];
}

/** SLA-1: the default resolve deadline follows category and priority, unless a date was promised or the breach is on record. */
export function newResolveClock(
  complaint: Aggregate,
  after: Pick<Triage, "category" | "priority">,
  ground: Ground,
): ClockChange[] {
  const { facts, suspensions } = complaint;
  const running = liveClock(complaint.clocks, "RESOLVE");
  if (running === null || facts.promisedAt !== null || running.overdueFiredAt !== null) return [];
  const anew = deadline(
    resolveSpan(ground.policy, { channel: facts.channel, ...after }),
    facts.receivedAt,
    deadlineContext(ground, suspensions),
  );
  if (anew.dueAt.getTime() === running.dueAt.getTime()) return [];
  return [{ op: "START", clock: "RESOLVE", startedAt: facts.receivedAt, deadline: anew, limitAt: null }];
}
