import type { RecordLevel } from "@heyi/schema/vocabulary/mediation.ts";

import { NotFoundError, NotAllowedError } from "../kernel/errors.ts";
import { holds, holdsAny, isAdministrator, seesProject, sightOf } from "../org/access.ts";
import type { Actor } from "../org/actor.ts";
import type { CaseFile } from "./rules/case.ts";

/**
 * MED-5: how deep somebody sees into a case: the mediator everything; the recorder what case staff may; whoever leads the
 * project what the parties may; everybody else of the project that there is one, its state and dates.
 */
export type Depth = "NOTHING" | "OUTLINE" | "JOINT" | "STAFF" | "MEDIATOR";

type Where = Pick<CaseFile, "companyId" | "projectId" | "mediator" | "recorder">;

/** Asked by query, id look-up, push, document and command alike. */
export function depthOf(actor: Actor, file: Where): Depth {
  if (actor.companyId !== file.companyId) return "NOTHING";
  if (file.mediator?.staffId === actor.staffId) return "MEDIATOR";
  if (file.recorder?.staffId === actor.staffId) return "STAFF";
  if (holdsAny(actor, ["SUPERVISOR", "PROJECT_MANAGER", "COMPANY_QA"], file.projectId)) return "JOINT";
  const ofProject = seesProject(sightOf(actor), file.projectId) || holds(actor, "MEDIATOR", file.projectId);
  return ofProject ? "OUTLINE" : "NOTHING";
}

const LEVELS: Readonly<Record<Depth, readonly RecordLevel[]>> = {
  NOTHING: [],
  OUTLINE: [],
  JOINT: ["JOINT"],
  STAFF: ["JOINT", "STAFF"],
  MEDIATOR: ["JOINT", "STAFF", "MEDIATOR_ONLY"],
};

/** MED-5: the records that this depth reads. */
export function levelsOf(depth: Depth): readonly RecordLevel[] {
  return LEVELS[depth];
}

/** More than state and dates. */
export function reads(depth: Depth): boolean {
  return levelsOf(depth).length > 0;
}

/** Who conducts a case: its mediator, its recorder, and whoever leads the project. @throws NotFoundError, NotAllowedError */
export function conducts(actor: Actor, file: Where): Depth {
  const depth = depthOf(actor, file);
  if (depth === "NOTHING") throw new NotFoundError("case");
  if (!reads(depth) || isOnlyReader(actor, file)) throw new NotAllowedError(null, "NO_RIGHT");
  return depth;
}

/** Company quality reads along and conducts nothing. */
export function isOnlyReader(actor: Actor, file: Where): boolean {
  const ofCase = [file.mediator?.staffId, file.recorder?.staffId].includes(actor.staffId);
  return !ofCase && !holdsAny(actor, ["SUPERVISOR", "PROJECT_MANAGER"], file.projectId);
}

/** Who writes down what a party says: whoever is in the room. @throws NotFoundError, NotAllowedError */
export function records(actor: Actor, file: Where): Depth {
  const depth = conducts(actor, file);
  if (depth === "JOINT") throw new NotAllowedError(null, "NO_RIGHT");
  return depth;
}

/** MED-1: who may open a case in a project. */
export function mayOpen(actor: Actor, projectId: CaseFile["projectId"]): boolean {
  return holdsAny(actor, ["MEDIATOR", "SUPERVISOR", "PROJECT_MANAGER"], projectId);
}

/** @throws NotAllowedError */
export function opens(actor: Actor, projectId: CaseFile["projectId"]): void {
  if (!mayOpen(actor, projectId)) throw new NotAllowedError(null, "NO_RIGHT");
}

/** MED-5: two of these together open what is confidential. @throws NotFoundError, NotAllowedError */
export function breaksGlass(actor: Actor, file: Where): Depth {
  if (actor.companyId !== file.companyId) throw new NotFoundError("case");
  if (!isAdministrator(actor)) throw new NotAllowedError(null, "NO_RIGHT");
  return depthOf(actor, file);
}
