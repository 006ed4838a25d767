import type { ClockKind, NextAction, Urge } from "@heyi/schema/vocabulary/clock.ts";

import { silenceAt } from "../../sla/silence.ts";
import type { Aggregate, Clock, Standing } from "../facts.ts";
import { liveClock } from "./clocks.ts";
import { missingToClose } from "./closing.ts";
import type { Ground } from "./ground.ts";
import { isOpen } from "./state.ts";
import { visitDueAt } from "./visit.ts";

type Next = { readonly kind: ClockKind | NextAction; readonly at: Date };

const NOTHING_DUE: Standing = {
  nextAction: null,
  nextActionDueAt: null,
  dueAt: null,
  dueKind: null,
  urge: "IN_TIME",
  provisional: false,
};

/**
 * ORG-5: what an open complaint waits for, and by when; the queue's order is the earliest of that and the running clocks.
 * Every open complaint gets an answer here; the database refuses one without.
 */
export function standingOf(complaint: Aggregate, ground: Ground): Standing {
  if (!isOpen(complaint.facts.state)) return NOTHING_DUE;
  const running = complaint.clocks.filter((clock) => clock.state === "RUNNING");
  const next = nextActionOf(complaint, ground);
  const first = [...running.map((clock): Next => ({ kind: clock.kind, at: clock.dueAt })), next].reduce(
    earlier,
  );
  return {
    nextAction: next.kind,
    nextActionDueAt: next.at,
    dueAt: first.at,
    dueKind: first.kind,
    urge: urgeOf(running),
    provisional: running.some((clock) => clock.provisional),
  };
}

/** SLA-3: the worst of the running clocks, as far as the log has told of it. */
export function urgeOf(running: readonly Clock[]): Urge {
  if (running.some((clock) => clock.overdueFiredAt !== null)) return "OVERDUE";
  return running.some((clock) => clock.dueSoonFiredAt !== null) ? "DUE_SOON" : "IN_TIME";
}

function earlier(first: Next, second: Next): Next {
  return second.at.getTime() < first.at.getTime() ? second : first;
}

type NextStep = { readonly kind: NextAction; readonly at: Date };

/** MAJ-2: the response meeting goes before whatever else is due later. */
function nextActionOf(complaint: Aggregate, ground: Ground): NextStep {
  const { majorSince, meetingHeldAt, meetingDueAt } = complaint.facts;
  const next = nextInState(complaint, ground);
  if (majorSince === null || meetingHeldAt !== null || meetingDueAt === null) return next;
  return meetingDueAt < next.at ? { kind: "RESPONSE_MEETING", at: meetingDueAt } : next;
}

function nextInState(complaint: Aggregate, ground: Ground): NextStep {
  const { facts, clocks } = complaint;
  const respond = liveClock(clocks, "RESPOND");
  const answerBy =
    (liveClock(clocks, "REPLY") ?? liveClock(clocks, "RESOLVE"))?.dueAt ?? followUpAt(complaint, ground);
  const resolveBy = liveClock(clocks, "RESOLVE")?.dueAt ?? followUpAt(complaint, ground);
  switch (facts.state) {
    case "REGISTERED":
      if (facts.respondedAt === null && respond !== null) return { kind: "RESPOND", at: respond.dueAt };
      return { kind: facts.triagedAt === null ? "TRIAGE" : "ASSIGN", at: answerBy };
    case "ASSIGNED":
      return { kind: "ACCEPT", at: acceptBy(facts.assignedAt ?? facts.receivedAt, ground) };
    case "INVESTIGATING":
    case "RECTIFYING":
      return facts.repliedAt === null ? { kind: "REPLY", at: answerBy } : { kind: "RESOLVE", at: resolveBy };
    case "SUSPENDED":
      return whileSuspended(facts.reviewAt, followUpAt(complaint, ground));
    case "RESOLVED":
      return afterResolving(complaint, ground);
    case "IN_MEDIATION":
    case "REFERRED":
      return { kind: "FOLLOW_UP", at: followUpAt(complaint, ground) };
    case "CLOSED":
    case "MERGED":
    case "WITHDRAWN":
      throw new TypeError(`an ended complaint has no next action: ${facts.state}`);
    default:
      return facts.state satisfies never;
  }
}

/** SLA-5: it comes back at its review date; until then the complainant hears of it every three working days. */
function whileSuspended(reviewAt: Date | null, followUp: Date): NextStep {
  if (reviewAt === null || followUp < reviewAt) return { kind: "FOLLOW_UP", at: followUp };
  return { kind: "REVIEW", at: reviewAt };
}

/** VIS-1 to VIS-4: the visit, the end of the quiet period, or what else is missing to close. */
function afterResolving(complaint: Aggregate, ground: Ground): NextStep {
  const { quietUntil } = complaint.facts;
  const visitBy = visitDueAt(complaint, ground) ?? followUpAt(complaint, ground);
  if (quietUntil !== null && quietUntil > ground.now) return { kind: "QUIET_PERIOD", at: quietUntil };
  const missing = missingToClose(complaint);
  const visit = quietUntil === null && (missing.includes("VISIT") || missing.includes("SECOND_VISIT"));
  return { kind: visit ? "VISIT" : "CLOSE", at: visitBy };
}

/** HND-2: an assignment not accepted by then goes back to the dispatcher. */
export function acceptBy(assignedAt: Date, ground: Ground): Date {
  return new Date(assignedAt.getTime() + ground.policy.acceptMinutes * 60_000);
}

/** HND-5: nobody is left without a word for three working days; counted from the last contact, or the last warning of silence. */
export function followUpAt({ facts }: Aggregate, ground: Ground): Date {
  const since = facts.silenceNoticedAt ?? facts.lastContactAt ?? facts.receivedAt;
  return silenceAt(since, ground.policy, ground.calendar, ground.serviceHours);
}
