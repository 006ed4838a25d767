import type { Aggregate, Clock, Measure } from "../complaint/facts.ts";
import { deadlineContext, type Ground } from "../complaint/rules/ground.ts";
import { remindAt } from "../complaint/rules/measure.ts";
import { followUpAt } from "../complaint/rules/standing.ts";
import { isOpen } from "../complaint/rules/state.ts";
import { nextEscalation } from "../sla/ladder.ts";

/**
 * What time alone would have made of the complaint by `ground.now` counts as done: nobody is warned now of a silence of
 * last year, and the ladder of an old breach goes on from its next step, not from its first. Nothing of it is invented
 * in the log: the history stays what the file says.
 */
export function settled(complaint: Aggregate, ground: Ground): Aggregate {
  const { facts } = complaint;
  const measures = complaint.measures.map((each) => reminded(each, ground));
  if (!isOpen(facts.state)) return { ...complaint, measures };
  const silent = facts.state !== "RESOLVED" && followUpAt(complaint, ground) <= ground.now;
  return {
    ...complaint,
    facts: {
      ...facts,
      silenceNoticedAt: silent ? ground.now : facts.silenceNoticedAt,
      acknowledgedLevel: facts.level,
      meetingOverdueAt: facts.meetingOverdueAt ?? facts.meetingDueAt,
    },
    measures,
    clocks: complaint.clocks.map((clock) => climbed(clock, complaint, ground)),
  };
}

/** HND-7: a reminder that was due in the past was given in its day; the next one comes in its turn. */
function reminded(measure: Measure, ground: Ground): Measure {
  const due = remindAt(measure, ground);
  return due !== null && due <= ground.now ? { ...measure, remindedAt: ground.now } : measure;
}

function climbed(clock: Clock, { facts, suspensions }: Aggregate, ground: Ground): Clock {
  if (clock.kind !== "RESOLVE" || clock.state !== "RUNNING" || clock.overdueFiredAt === null) return clock;
  const context = { ...ground, pauses: deadlineContext(ground, suspensions).pauses };
  let { escalationSteps } = clock;
  for (;;) {
    const next = nextEscalation({ ...clock, escalationSteps }, facts.level as 0 | 1 | 2 | 3, context);
    if (next === null || next.at > ground.now) return { ...clock, escalationSteps };
    escalationSteps += 1;
  }
}
