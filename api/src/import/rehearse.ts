import type { ComplaintEvent } from "../complaint/events.ts";
import type { Aggregate, Around, Facts } from "../complaint/facts.ts";
import { evolve } from "../complaint/rules/evolve.ts";
import { registration, unregistered } from "../complaint/rules/intake.ts";
import { refusalOf } from "../complaint/rules/permission.ts";
import { timersOf } from "../complaint/rules/timers.ts";
import { InvalidError } from "../kernel/errors.ts";
import { toId } from "../kernel/ids.ts";
import type { Actor } from "../org/actor.ts";
import { actOf } from "./acts.ts";
import type { Person } from "./directory.ts";
import { namesOf, type LaterStep } from "./past.ts";
import type { ImportedRecord } from "./record.ts";
import { intakeOf, type Stage } from "./replay.ts";
import { stepEvents } from "./step-event.ts";
import type { StepOf } from "./steps.ts";

/** What the system did, or would have done: told apart by its moment and this. */
export type SystemStep = { readonly at: Date; readonly what: string };

/** How a record's history comes out of today's commands and timers. Nothing of it is stored: history stays what the file says. */
export type Rehearsal = {
  readonly record: ImportedRecord;
  /** HND-1: what a command of today would have refused, and why. */
  readonly refused: readonly { readonly step: LaterStep; readonly why: string }[];
  /** Steps of the system that stand in the file and do not follow from the rules. */
  readonly onlyInFile: readonly SystemStep[];
  /** The other way round. */
  readonly onlyByRules: readonly SystemStep[];
  /** As many came out alike. */
  readonly agreeing: number;
  readonly state: Facts["state"];
};

/**
 * Lives a history through once more as today's people and clocks would: every step of a person is asked of the table of
 * moves and made by the rule of its command, and between them falls due what falls due.
 */
export function rehearse(
  record: ImportedRecord,
  stage: Stage,
  aroundOf: (record: ImportedRecord, facts: Facts) => Around,
): Rehearsal {
  const { directory, place, asOf } = stage;
  const names = namesOf(directory, place, { complaint: stage.idOf, incident: stage.incidentOf });
  const [registered, ...later] = record.history as readonly [StepOf<"registered">, ...LaterStep[]];
  const intake = intakeOf(record.head, registered, stage, names);
  const acting = {
    directory,
    place,
    names,
    injury: later.some((step) => step.type === "majorProposed" && step.cause === "INJURY"),
  };
  const groundAt = (now: Date) => ({ ...place.ground, now });
  let current: Aggregate = unregistered(intake);
  const own: SystemStep[] = [];
  const inFile: SystemStep[] = [];
  const refused: { step: LaterStep; why: string }[] = [];
  const tell = (events: readonly ComplaintEvent[]) => {
    for (const event of events) {
      current = evolve(current, event);
      current = { ...current, around: aroundOf(record, current.facts) };
      const step = event.actorId === null ? systemStepOf(event) : null;
      if (step !== null) own.push(step);
    }
  };
  const wait = (until: Date, inclusive: boolean) => {
    for (;;) {
      const [due] = timersOf(current, groundAt(until))
        .filter(({ fireAt }) => (inclusive ? fireAt <= until : fireAt < until))
        .toSorted((one, other) => one.fireAt.getTime() - other.fireAt.getTime());
      if (due === undefined) return;
      tell(due.fire(current, groundAt(due.fireAt)));
    }
  };
  tell(registration(intake, groundAt(record.head.receivedAt)));
  for (const step of later) {
    // Done at the deadline is in time.
    wait(step.at, step.by === null);
    const person = step.by === null ? null : (directory.people.get(step.by) ?? null);
    if (person === null) {
      const events = stepEvents(step, current, groundAt(step.at), names, null);
      const said = events.map(systemStepOf).filter((each) => each !== null);
      inFile.push(...said);
      // What the rules have not done by themselves happened all the same.
      if (said.length === 0 || !said.every((each) => own.some((other) => isSame(each, other))))
        for (const event of events) current = evolve(current, event);
      continue;
    }
    const act = actOf(step, current, acting);
    if (act === null) continue;
    const why = tryAct(() => {
      const refusal = refusalOf(act.action, current, actorOf(person, stage), groundAt(step.at));
      if (refusal === null) tell(act.decide(current, actorOf(person, stage), groundAt(step.at)));
      return refusal;
    });
    if (why !== null) refused.push({ step, why: `${act.action} ${why}` });
  }
  wait(asOf, true);
  const onlyInFile = without(inFile, own);
  return {
    record,
    refused,
    onlyInFile,
    onlyByRules: without(own, inFile),
    agreeing: inFile.length - onlyInFile.length,
    state: current.facts.state,
  };
}

/** A right hangs on who one is and what one holds; nobody signs in to the past. */
function actorOf({ staffId, roles }: Person, { directory: { companyId } }: Stage): Actor {
  return { staffId, userId: toId(staffId), companyId, name: "", roles };
}

/** Why a step is not possible today; null: it is. */
function tryAct(act: () => string | null): string | null {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof InvalidError)) throw error;
    return error.issues.map(({ path, code }) => `${path} ${code}`).join(", ");
  }
}

function isSame(one: SystemStep, other: SystemStep): boolean {
  return one.what === other.what && one.at.getTime() === other.at.getTime();
}

function without(steps: readonly SystemStep[], others: readonly SystemStep[]): readonly SystemStep[] {
  const left = [...others];
  return steps.filter((step) => {
    const at = left.findIndex((other) => isSame(step, other));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** What records know of the system's own doing; due soon, silence and reminders are none of their steps. */
function systemStepOf(event: ComplaintEvent): SystemStep | null {
  const { at } = event;
  switch (event.kind) {
    case "ESCALATED":
      // By hand, though nobody wrote down whose.
      if (event.data.cause === "MANUAL") return null;
      return { at, what: `ESCALATED ${event.data.level} ${event.data.cause}` };
    case "RESUMED":
      return { at, what: "RESUMED" };
    case "MAJOR_PROPOSED":
      return {
        at,
        what: `MAJOR_PROPOSED ${event.data.cause} ${[...event.data.evidence].toSorted().join(" ")}`,
      };
    case "CLOSED":
      return { at, what: `CLOSED ${event.data.how}` };
    case "ASSIGNMENT_LAPSED":
      return { at, what: "ASSIGNMENT_LAPSED" };
    default:
      return null;
  }
}
