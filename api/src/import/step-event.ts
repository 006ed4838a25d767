import type { ComplaintEvent } from "../complaint/events.ts";
import type { Aggregate } from "../complaint/facts.ts";
import type { Ground } from "../complaint/rules/ground.ts";
import type { Person } from "./directory.ts";
import { COURSE_STEPS } from "./course-steps.ts";
import { HANDLING_STEPS } from "./handling-steps.ts";
import { OUTCOME_STEPS } from "./outcome-steps.ts";
import type { EventsByStep, LaterStep, Names, Past } from "./past.ts";

const EVENTS: EventsByStep<LaterStep["type"]> = { ...HANDLING_STEPS, ...COURSE_STEPS, ...OUTCOME_STEPS };

/** A step of a history as the events it was, moving the clocks as the rules do. `ground.now` is the step's own time. */
export function stepEvents(
  step: LaterStep,
  complaint: Aggregate,
  ground: Ground,
  names: Names,
  person: Person | null,
): readonly ComplaintEvent[] {
  const stamp = { at: step.at, actorId: step.by === null ? null : names.staff(step.by) };
  // The compiler does not see that the entry found by a step's type takes that very step.
  const eventsOf = EVENTS[step.type] as (step: LaterStep, past: Past) => readonly ComplaintEvent[];
  return eventsOf(step, { complaint, ground, names, person, stamp });
}
