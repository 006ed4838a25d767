import type { Aggregate, Measure, Task } from "../facts.ts";
import { closed, missingBesideVisit } from "./closing.ts";
import type { Ground } from "./ground.ts";
import { majorProposal } from "./major.ts";
import { remindAt } from "./measure.ts";
import { isOpenTask } from "./parts.ts";
import type { Timer } from "./timer.ts";
import { quietBroken } from "./visit.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** ESC-3, MAJ-1, MAJ-2, HND-8, VIS-3: what time makes of an open complaint beside its clocks. */
export function caseTimers(complaint: Aggregate, ground: Ground): readonly Timer[] {
  return [
    ...dissatisfied(complaint, ground),
    ...reminders(complaint, ground),
    ...proposals(complaint, ground),
    ...meetings(complaint),
    ...complaint.tasks.filter((task) => isOpenTask(task) && task.overdueAt === null).map(overdueTask),
    ...quietPeriod(complaint),
  ];
}

/** HND-7: a preventive measure reminds until it is done, also of a complaint that has been closed. */
export function measureTimers({ facts, measures }: Aggregate, ground: Ground): Timer[] {
  if (facts.state === "WITHDRAWN" || facts.state === "MERGED") return [];
  return measures.flatMap((measure) => {
    const fireAt = remindAt(measure, ground);
    return fireAt === null ? [] : [dueMeasure(measure, fireAt)];
  });
}

function dueMeasure({ id, ownerId, dueDate }: Measure, fireAt: Date): Timer {
  return {
    kind: "MEASURE",
    subject: id,
    fireAt,
    fire: (_, { now }) => [
      {
        kind: "PREVENTIVE_MEASURE_DUE",
        at: now,
        actorId: null,
        data: { measure: id, owner: ownerId, dueDate },
      },
    ],
  };
}

/** ESC-3: dissatisfied at the visit: one level up. */
function dissatisfied({ facts }: Aggregate, { policy }: Ground): Timer[] {
  if (facts.dissatisfiedAt === null || facts.level >= 3) return [];
  const fireAt = new Date(facts.dissatisfiedAt.getTime() + policy.escalation.dissatisfiedMinutes * MINUTE_MS);
  return [
    {
      kind: "DISSATISFIED",
      subject: "",
      fireAt,
      fire: ({ facts: now }, ground) => [
        {
          kind: "ESCALATED",
          at: ground.now,
          actorId: null,
          data: { level: now.level + 1, from: now.level, cause: "DISSATISFIED", clock: null },
        },
      ],
    },
  ];
}

/** ESC-3: a level is told again until it acknowledges, so many times. */
function reminders({ facts }: Aggregate, { policy }: Ground): Timer[] {
  const { level, acknowledgedLevel, escalatedAt, reminders: told } = facts;
  if (escalatedAt === null || acknowledgedLevel >= level || told >= policy.escalation.remindTimes) return [];
  const fireAt = new Date(escalatedAt.getTime() + (told + 1) * policy.escalation.remindHours * HOUR_MS);
  return [
    {
      kind: "REMIND_LEVEL",
      subject: "",
      fireAt,
      fire: ({ facts: { level: now } }, ground) => [
        { kind: "ESCALATION_REMINDED", at: ground.now, actorId: null, data: { level: now } },
      ],
    },
  ];
}

function proposals(complaint: Aggregate, ground: Ground): Timer[] {
  const proposal = majorProposal(complaint, ground);
  if (proposal === null) return [];
  return [
    {
      kind: "MAJOR_PROPOSAL",
      subject: proposal.cause,
      fireAt: proposal.at,
      fire: (current, now) => {
        const found = majorProposal(current, now);
        if (found === null) return [];
        const { cause, evidence } = found;
        return [{ kind: "MAJOR_PROPOSED", at: now.now, actorId: null, data: { cause, evidence } }];
      },
    },
  ];
}

/** MAJ-2: no record of the response meeting in time. */
function meetings({ facts }: Aggregate): Timer[] {
  const { majorSince, meetingDueAt, meetingHeldAt, meetingOverdueAt } = facts;
  const waits = majorSince !== null && meetingHeldAt === null && meetingOverdueAt === null;
  if (!waits || meetingDueAt === null) return [];
  return [
    {
      kind: "RESPONSE_MEETING",
      subject: "",
      fireAt: meetingDueAt,
      fire: (_, { now }) => [
        { kind: "RESPONSE_MEETING_OVERDUE", at: now, actorId: null, data: { dueAt: meetingDueAt } },
      ],
    },
  ];
}

function overdueTask({ id, departmentId, dueAt }: Task): Timer {
  return {
    kind: "TASK",
    subject: id,
    fireAt: dueAt,
    fire: (_, { now }) => [
      {
        kind: "TASK_OVERDUE",
        at: now,
        actorId: null,
        data: { task: id, department: departmentId, dueAt },
      },
    ],
  };
}

/** VIS-3: broken by a new complaint of the same household, or over: then it closes by itself if nothing else is missing. */
function quietPeriod(complaint: Aggregate): Timer[] {
  const { facts, around } = complaint;
  if (facts.state !== "RESOLVED" || facts.quietUntil === null) return [];
  const timers: Timer[] = [];
  if (around.later !== null && around.later.receivedAt < facts.quietUntil)
    timers.push({ kind: "QUIET_BROKEN", subject: "", fireAt: around.later.receivedAt, fire: quietBroken });
  if (missingBesideVisit(complaint).length === 0)
    timers.push({
      kind: "QUIET_END",
      subject: "",
      fireAt: facts.quietUntil,
      fire: (_, ground) => [closed("UNREACHABLE_7_DAYS", null, ground)],
    });
  return timers;
}
