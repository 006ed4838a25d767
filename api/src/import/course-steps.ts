import type { ClockKind } from "@heyi/schema/vocabulary/clock.ts";
import type { EscalationCause } from "@heyi/schema/vocabulary/complaint.ts";

import { NOT_OURS_TO_RESOLVE } from "../complaint/rules/elsewhere.ts";
import { meetingDueAt } from "../complaint/rules/major.ts";
import { resumption } from "../complaint/rules/suspension.ts";
import type { EventsByStep } from "./past.ts";

type CourseStep =
  | "suspended"
  | "resumed"
  | "escalated"
  | "majorProposed"
  | "majorConfirmed"
  | "majorDismissed"
  | "responseMeeting"
  | "incidentJoined"
  | "inMediation"
  | "referred";

/** The steps beside the line. Escalations and proposals are taken as they stand: nothing is decided anew about the past. */
export const COURSE_STEPS: EventsByStep<CourseStep> = {
  suspended: ({ reason, reviewAt, text }, { stamp }) => [
    { ...stamp, kind: "SUSPENDED", data: { reason, reviewAt }, words: { text }, clocks: [{ op: "PAUSE" }] },
  ],
  resumed: ({ reason }, { complaint, ground, stamp: { actorId } }) =>
    reason === "REVIEW_DATE"
      ? resumption(complaint, ground, actorId, "REVIEW_DATE")
      : resumption(complaint, ground, actorId, "BY_HAND", { reason }),
  escalated: ({ level, cause, reason }, { complaint: { facts }, stamp }) => [
    {
      ...stamp,
      kind: "ESCALATED",
      data: { level, from: facts.level, cause, clock: OVERDUE_CLOCKS[cause] ?? null },
      ...(reason === undefined ? {} : { words: { reason } }),
    },
  ],
  majorProposed: ({ cause, evidence }, { names, stamp }) => [
    { ...stamp, kind: "MAJOR_PROPOSED", data: { cause, evidence: evidence.map(names.complaint) } },
  ],
  majorConfirmed: ({ reason }, { complaint: { facts }, ground, stamp }) => [
    {
      ...stamp,
      kind: "SEVERITY_SET",
      data: { from: facts.severity, to: "MAJOR", meetingDueAt: meetingDueAt(ground) },
      words: { reason },
    },
  ],
  majorDismissed: ({ reason }, { stamp }) => [
    { ...stamp, kind: "MAJOR_DISMISSED", data: {}, words: { reason } },
  ],
  responseMeeting: ({ responsible, dueAt, measures }, { names, stamp }) => [
    {
      ...stamp,
      kind: "RESPONSE_MEETING_HELD",
      data: { responsible: names.staff(responsible), dueAt },
      words: { measures },
    },
  ],
  incidentJoined: ({ incidentId }, { names, stamp }) => [
    { ...stamp, kind: "INCIDENT_JOINED", data: { incident: names.incident(incidentId) } },
  ],
  inMediation: ({ disputeId }, { stamp }) => [
    { ...stamp, kind: "MEDIATION_BEGUN", data: { dispute: disputeId }, clocks: NOT_OURS_TO_RESOLVE },
  ],
  referred: ({ to, reason }, { stamp }) => [
    { ...stamp, kind: "REFERRED", data: {}, words: { text: to, reason }, clocks: NOT_OURS_TO_RESOLVE },
  ],
};

const OVERDUE_CLOCKS: Partial<Record<EscalationCause, ClockKind>> = {
  OVERDUE_RESPOND: "RESPOND",
  OVERDUE_REPLY: "REPLY",
  OVERDUE_RESOLVE: "RESOLVE",
};
