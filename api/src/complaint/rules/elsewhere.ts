import { Check, LONGEST } from "../../kernel/check.ts";
import type { ComplaintId, IncidentId, StaffId } from "../../kernel/ids.ts";
import type { Actor } from "../../org/actor.ts";
import type { ClockChange, ComplaintEvent } from "../events.ts";
import type { Aggregate } from "../facts.ts";
import type { Ground } from "./ground.ts";
import { resolveAnew } from "./reopening.ts";
import { ALL_STOPPED } from "./closing.ts";

type Reasoned = { readonly reason: string };

function checkedReason({ reason }: Reasoned): string {
  const check = new Check();
  const text = check.text("reason", reason, LONGEST.reason);
  check.done();
  return text;
}

/** SLA-5: a clock pauses in SUSPENDED alone; what has gone elsewhere has no time to resolve, and is followed up instead. */
export const NOT_OURS_TO_RESOLVE: ClockChange[] = [
  { op: "STOP", clock: "RESOLVE" },
  { op: "STOP", clock: "VISIT" },
];

export function mediationBegun(input: Reasoned, actor: Actor, ground: Ground): readonly ComplaintEvent[] {
  const reason = checkedReason(input);
  const stamp = { at: ground.now, actorId: actor.staffId };
  const data = { dispute: null };
  return [{ ...stamp, kind: "MEDIATION_BEGUN", data, clocks: NOT_OURS_TO_RESOLVE, words: { reason } }];
}

export function referral(
  input: Reasoned & { readonly to: string },
  actor: Actor,
  ground: Ground,
): readonly ComplaintEvent[] {
  const check = new Check();
  const to = check.text("to", input.to, LONGEST.name);
  const reason = check.text("reason", input.reason, LONGEST.reason);
  check.done();
  const stamp = { at: ground.now, actorId: actor.staffId };
  return [
    {
      ...stamp,
      kind: "REFERRED",
      data: {},
      clocks: NOT_OURS_TO_RESOLVE,
      words: { text: to, reason },
      public: true,
    },
  ];
}

/** Mediation or the body it was referred to gave it back: the time to resolve runs anew. */
export function takenBack(
  complaint: Aggregate,
  input: Reasoned,
  actor: Actor,
  ground: Ground,
): readonly ComplaintEvent[] {
  const reason = checkedReason(input);
  const clocks = resolveAnew(complaint, ground);
  return [
    { kind: "TAKEN_BACK", at: ground.now, actorId: actor.staffId, data: {}, clocks, words: { reason } },
  ];
}

/** The open complaint of the same complainant into which another is merged; null: there is none such. */
export type MergeTarget = { readonly id: ComplaintId; readonly sameComplainant: boolean } | null;

/** 并案: the very same complainant's, so that nobody's complaint ends in another's; several people are an incident (MAJ-3). */
export function merger(
  { facts }: Aggregate,
  input: Reasoned & { readonly intoId: ComplaintId },
  target: MergeTarget,
  actor: Actor,
  ground: Ground,
): readonly ComplaintEvent[] {
  const check = new Check();
  const reason = check.text("reason", input.reason, LONGEST.reason);
  if (target === null || target.id === facts.id || !target.sameComplainant)
    check.fault("intoId", "UNKNOWN_REFERENCE");
  check.done();
  const stamp = { at: ground.now, actorId: actor.staffId };
  const data = { into: input.intoId };
  return [{ ...stamp, kind: "MERGED", data, clocks: ALL_STOPPED, words: { reason }, public: true }];
}

/** MAJ-3: each keeps its own record, clocks and complainant. */
export function incidentJoined(
  incident: IncidentId,
  actor: Actor,
  ground: Ground,
): readonly ComplaintEvent[] {
  return [{ kind: "INCIDENT_JOINED", at: ground.now, actorId: actor.staffId, data: { incident } }];
}

export function incidentLeft(
  { facts }: Aggregate,
  input: Reasoned,
  actor: Actor,
  ground: Ground,
): readonly ComplaintEvent[] {
  const reason = checkedReason(input);
  if (facts.incidentId === null) throw new TypeError("it is in no incident");
  const data = { incident: facts.incidentId };
  return [{ kind: "INCIDENT_LEFT", at: ground.now, actorId: actor.staffId, data, words: { reason } }];
}

/** ORG-5: from one who answers for it to another by name, as at the change of shifts. */
function handedOver(
  { from, to, note }: { readonly from: StaffId; readonly to: StaffId; readonly note: string | null },
  actorId: StaffId,
  ground: Ground,
): readonly ComplaintEvent[] {
  const check = new Check();
  const text = check.optionalText("note", note, LONGEST.words);
  if (from === to) check.fault("toStaffId", "UNCHANGED");
  check.done();
  const words = text === null ? {} : { words: { text } };
  return [{ kind: "HANDED_OVER", at: ground.now, actorId, data: { fromStaff: from, toStaff: to }, ...words }];
}

/** The same for one complaint, by its owner or a leader. */
export function handOverByHand(
  { facts }: Aggregate,
  input: { readonly note: string | null },
  actor: Actor,
  ground: Ground,
  { named }: { readonly named: StaffId | null },
): readonly ComplaintEvent[] {
  const check = new Check();
  if (named === null) check.fault("toStaffId", "UNKNOWN_REFERENCE");
  check.done();
  if (named === null || facts.ownerId === null) throw new TypeError("nobody to hand over to, or from");
  return handedOver({ from: facts.ownerId, to: named, note: input.note }, actor.staffId, ground);
}
