import type { MajorCause } from "@heyi/schema/vocabulary/complaint.ts";

import { Check, LONGEST } from "../../kernel/check.ts";
import type { ComplaintId, StaffId } from "../../kernel/ids.ts";
import type { Actor } from "../../org/actor.ts";
import type { ComplaintEvent } from "../events.ts";
import type { Aggregate, Neighbour } from "../facts.ts";
import type { Ground } from "./ground.ts";
import { isLevelSkipping } from "./intake.ts";
import type { Named } from "./investigation.ts";

export type Proposal = {
  readonly cause: MajorCause;
  readonly evidence: readonly ComplaintId[];
  readonly at: Date;
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * MAJ-1: what the system proposes once the complaint is triaged, with the very complaints it rests on; null: nothing, or
 * nothing new. A proposal waits some minutes, in which a slip of the triage can still be mended.
 */
export function majorProposal(complaint: Aggregate, { policy }: Pick<Ground, "policy">): Proposal | null {
  const { facts } = complaint;
  const { triagedAt } = facts;
  if (facts.severity === "MAJOR" || facts.majorProposedAt !== null || triagedAt === null) return null;
  for (const [cause, found] of causesOf(complaint, policy.major)) {
    if (found === null || facts.majorCauses.includes(cause)) continue;
    const since = Math.max(triagedAt.getTime(), found.since.getTime());
    const at = new Date(since + policy.major.proposeAfterMinutes * MINUTE_MS);
    return { cause, evidence: found.evidence, at };
  }
  return null;
}

type Found = { readonly since: Date; readonly evidence: readonly ComplaintId[] };

/** The gravest first: one proposal at a time is enough. */
function causesOf(
  complaint: Aggregate,
  major: Ground["policy"]["major"],
): readonly (readonly [MajorCause, Found | null])[] {
  const { facts } = complaint;
  const itself = (holds: boolean, since: Date | null): Found | null =>
    holds && since !== null ? { since, evidence: [facts.id] } : null;
  const skipping = isLevelSkipping(facts.channel) && facts.validity === "VALID";
  return [
    ["INJURY", itself(facts.injury, facts.triagedAt)],
    ["MEDIA", itself(facts.channel === "MEDIA", facts.receivedAt)],
    ["LEVEL_SKIPPING_AND_VALID", itself(skipping, facts.validityAt)],
    ["FIVE_HOUSEHOLDS_7_DAYS", manyHouseholds(complaint, major.matterHouseholds, major.matterDays)],
    ["SAME_HOUSEHOLD_3_IN_30_DAYS", sameHousehold(complaint, major.householdComplaints, major.householdDays)],
  ];
}

/** So many complaints of one household, this one the last of them, within so many days. */
function sameHousehold({ facts, around }: Aggregate, count: number, days: number): Found | null {
  const since = facts.receivedAt.getTime() - days * DAY_MS;
  const recent = around.household.filter(({ receivedAt }) => receivedAt.getTime() >= since);
  if (recent.length + 1 < count) return null;
  return { since: facts.receivedAt, evidence: [...inOrder(recent), facts.id] };
}

/** So many households on one matter within so many days, counted with this one. */
function manyHouseholds({ facts, around }: Aggregate, count: number, days: number): Found | null {
  if (around.self === null) return null;
  const own: Neighbour = { id: facts.id, receivedAt: facts.receivedAt, household: around.self };
  const all = [...around.matter, own].toSorted(byReceipt);
  for (const { receivedAt: first } of all) {
    const end = first.getTime() + days * DAY_MS;
    const within = all.filter(({ receivedAt }) => receivedAt >= first && receivedAt.getTime() <= end);
    if (!within.includes(own)) continue;
    if (new Set(within.map(({ household }) => household)).size >= count)
      return { since: facts.receivedAt, evidence: within.map(({ id }) => id) };
  }
  return null;
}

function byReceipt(one: Neighbour, other: Neighbour): number {
  return one.receivedAt.getTime() - other.receivedAt.getTime() || (one.id < other.id ? -1 : 1);
}

function inOrder(neighbours: readonly Neighbour[]): readonly ComplaintId[] {
  return neighbours.toSorted(byReceipt).map(({ id }) => id);
}

/** MAJ-2: by when the measures must be on record. */
export function meetingDueAt({ now, policy }: Ground): Date {
  return new Date(now.getTime() + policy.major.meetingHours * HOUR_MS);
}

/** MAJ-1, MAJ-2: confirmed by a supervisor or above; the response meeting is due from now on. */
export function majorConfirmation(
  { facts }: Aggregate,
  input: { readonly reason: string },
  actor: Actor,
  ground: Ground,
): readonly ComplaintEvent[] {
  const reason = checkedReason(input.reason);
  const data = { from: facts.severity, to: "MAJOR", meetingDueAt: meetingDueAt(ground) } as const;
  return [{ kind: "SEVERITY_SET", at: ground.now, actorId: actor.staffId, data, words: { reason } }];
}

export function majorDismissal(
  input: { readonly reason: string },
  actor: Actor,
  ground: Ground,
): readonly ComplaintEvent[] {
  const reason = checkedReason(input.reason);
  return [{ kind: "MAJOR_DISMISSED", at: ground.now, actorId: actor.staffId, data: {}, words: { reason } }];
}

function checkedReason(given: string): string {
  const check = new Check();
  const reason = check.text("reason", given, LONGEST.reason);
  check.done();
  return reason;
}

export type MeetingInput = {
  readonly measures: string;
  readonly responsibleStaffId: StaffId;
  readonly dueAt: Date;
};

/** MAJ-2: what the meeting decided, who is responsible, until when. */
export function responseMeeting(
  input: MeetingInput,
  responsible: Named,
  actor: Actor,
  ground: Ground,
): readonly ComplaintEvent[] {
  const check = new Check();
  const measures = check.text("measures", input.measures, LONGEST.words, 2);
  if (responsible === null) check.fault("responsibleStaffId", "UNKNOWN_REFERENCE");
  check.future("dueAt", input.dueAt, ground.now);
  check.done();
  if (responsible === null) throw new TypeError("nobody passed the check");
  const data = { responsible, dueAt: input.dueAt };
  return [
    { kind: "RESPONSE_MEETING_HELD", at: ground.now, actorId: actor.staffId, data, words: { measures } },
  ];
}
