import type { ComplaintEvent } from "../complaint/events.ts";
import type { Aggregate } from "../complaint/facts.ts";
import { queueFactsOf, type QueueFacts } from "../complaint/queue-facts.ts";
import { evolve } from "../complaint/rules/evolve.ts";
import { registration, unregistered, type Intake } from "../complaint/rules/intake.ts";
import { lineOf, type Line } from "../complaint/fold.ts";
import type { ComplaintId, IncidentId } from "../kernel/ids.ts";
import type { Directory, Place } from "./directory.ts";
import type { Fault } from "./fault.ts";
import { endFaults } from "./end-check.ts";
import type { Head, ImportedRecord } from "./record.ts";
import { settled } from "./settled.ts";
import { moveFault, stepFaults, type StepFault } from "./step-check.ts";
import { namesOf, type LaterStep, type Names } from "./past.ts";
import { stepEvents } from "./step-event.ts";
import type { StepOf } from "./steps.ts";
import { nextTelling } from "./tellings.ts";

export type Replayed = {
  readonly before: Aggregate;
  readonly after: Aggregate;
  /** The history as it goes into the log, at its own times. */
  readonly lines: readonly Line[];
  readonly faults: readonly Fault[];
};

/** What a record's history is replayed on. */
export type Stage = {
  readonly directory: Directory;
  readonly place: Place;
  readonly asOf: Date;
  readonly idOf: (externalId: string) => ComplaintId;
  readonly incidentOf: (externalId: string) => IncidentId;
};

/**
 * Folds a history through the rules, step by step: each is asked of the table of moves, moves the clocks, and raises the
 * version by one. Where a clock ran over between two steps the log is told at that very instant, as it would have been.
 */
export function replay({ line, head, history }: ImportedRecord, stage: Stage): Replayed {
  const { directory, place, asOf } = stage;
  const faults: Fault[] = [];
  const lines: Line[] = [];
  const names = namesOf(directory, place, { complaint: stage.idOf, incident: stage.incidentOf });
  const [registered, ...later] = history as readonly [StepOf<"registered">, ...LaterStep[]];
  const intake = intakeOf(head, registered, stage, names);
  const before = unregistered(intake);
  let current = before;
  let queued: QueueFacts | null = null;
  const add = (event: ComplaintEvent, version: number) => {
    current = evolve({ ...current, facts: { ...current.facts, version } }, event);
    const now = queueFactsOf(current);
    lines.push(lineOf(event, current.facts, queued, now));
    queued = now;
  };
  const tellClocks = (until: Date, inclusive: boolean) => {
    for (
      let timer = nextTelling(current, place.ground, until, inclusive);
      timer !== null;
      timer = nextTelling(current, place.ground, until, inclusive)
    ) {
      for (const event of timer.fire(current, { ...place.ground, now: timer.fireAt }))
        add(event, current.facts.version);
    }
  };
  const [first] = registration(intake, { ...place.ground, now: head.receivedAt });
  // A level-skipping channel's escalation is a step of its own in the file.
  if (first !== undefined)
    add({ ...first, actorId: registered.by === null ? null : names.staff(registered.by) }, 1);

  let strayed = false;
  later.forEach((step, index) => {
    const say = ({ field, ...fault }: StepFault) =>
      faults.push({ line, field: `history[${index + 1}].${field}`, ...fault });
    // Done at the deadline is in time, but an escalation at that instant comes of it.
    tellClocks(step.at, step.by === null);
    const person = step.by === null ? null : (directory.people.get(step.by) ?? null);
    const wrong = strayed ? null : moveFault(step, current, person);
    if (wrong !== null) say(wrong);
    // From a step that cannot be on, states say nothing more.
    strayed ||= wrong?.code === "WRONG_STATE";
    stepFaults(step, current.facts, place.ground.policy).forEach(say);
    for (const event of stepEvents(step, current, { ...place.ground, now: step.at }, names, person))
      add(event, index + 2);
  });
  tellClocks(asOf, true);
  faults.push(...endFaults({ line, head, history }, current.facts, strayed));
  return { before, after: settled(current, { ...place.ground, now: asOf }), lines, faults };
}

/** What was known at the receipt; everything else is a step of the history. */
export function intakeOf(head: Head, registered: StepOf<"registered">, stage: Stage, names: Names): Intake {
  return {
    id: stage.idOf(head.externalId),
    companyId: stage.directory.companyId,
    projectId: stage.place.projectId,
    channel: head.channel,
    receivedAt: head.receivedAt,
    firstResponder: names.staff(registered.firstResponder),
    complainantKind: head.complainant.kind,
    hasContact: head.complainant.phone !== null,
    category: null,
    subCategory: null,
    urgency: null,
    impact: null,
    injury: false,
    repeatOf: head.repeatOf === null ? null : stage.idOf(head.repeatOf),
  };
}
