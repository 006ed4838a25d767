import type { ComplaintEvent } from "../complaint/events.ts";
import type { Aggregate } from "../complaint/facts.ts";
import type { Ground } from "../complaint/rules/ground.ts";
import type { ComplaintId, DepartmentId, IncidentId, StaffId } from "../kernel/ids.ts";
import type { Directory, Person, Place } from "./directory.ts";
import type { Step, StepOf } from "./steps.ts";

/** What a step is turned into an event on: the complaint just before it, and the ground at its own time. */
export type Past = {
  readonly complaint: Aggregate;
  readonly ground: Ground;
  readonly names: Names;
  /** Who took it; null: the system. */
  readonly person: Person | null;
  /** When, and by whom. */
  readonly stamp: { readonly at: Date; readonly actorId: StaffId | null };
};

/** Names resolved; asked only once all of them are known to exist. */
export type Names = {
  readonly staff: (username: string) => StaffId;
  readonly department: (code: string) => DepartmentId;
  readonly complaint: (externalId: string) => ComplaintId;
  readonly incident: (externalId: string) => IncidentId;
};

export function namesOf(
  { people }: Directory,
  { departments }: Place,
  ids: Pick<Names, "complaint" | "incident">,
): Names {
  return {
    staff: (username) => people.get(username)?.staffId ?? unresolved(username),
    department: (code) => departments.get(code) ?? unresolved(code),
    ...ids,
  };
}

function unresolved(name: string): never {
  throw new TypeError(`a name passed the check and is unknown: ${name}`);
}

export type LaterStep = Exclude<Step, { type: "registered" }>;

/** How each kind of step reads as events. */
export type EventsByStep<Type extends LaterStep["type"]> = {
  readonly [Each in Type]: (step: StepOf<Each>, past: Past) => readonly ComplaintEvent[];
};
