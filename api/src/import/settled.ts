import type { Aggregate, Clock } from "../complaint/facts.ts";
import { deadlineContext, type Ground } from "../complaint/rules/ground.ts";
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
  if (!isOpen(facts.state)) return complaint;
  const silent = facts.state !== "RESOLVED" && followUpAt(complaint, ground) <= ground.now;
  return {
    ...complaint,
    facts: silent ? { ...facts, silenceNoticedAt: ground.now } : facts,
    clocks: complaint.clocks.map((clock) => climbed(clock, complaint, ground)),
  };
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
