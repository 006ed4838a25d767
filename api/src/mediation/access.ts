import type { CaseEventKind } from "@heyi/schema/vocabulary/case-event.ts";
import type { RecordLevel } from "@heyi/schema/vocabulary/mediation.ts";
import type { Role } from "@heyi/schema/vocabulary/org.ts";

import { NotFoundError, NotAllowedError } from "../kernel/errors.ts";
import { holds, holdsAny, isAdministrator, seesProject, sightOf } from "../org/access.ts";
import type { Actor } from "../org/actor.ts";
import type { ProjectId, StaffId } from "../kernel/ids.ts";
import type { CaseFile } from "./rules/case.ts";

/**
 * MED-5: how deep somebody sees into a case: the mediator everything; the recorder what case staff may; whoever leads the
 * project what the parties may; everybody else of the project that there is one, its state and dates.
 */
export type Depth = "NOTHING" | "OUTLINE" | "JOINT" | "STAFF" | "MEDIATOR";

type Named = { readonly staffId: StaffId | null } | null;
export type Where = Pick<CaseFile, "companyId" | "projectId"> & {
  readonly mediator: Named;
  readonly recorder: Named;
};

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

/** What of a case shows in its state and dates alone. */
const IN_OUTLINE: ReadonlySet<string> = new Set<CaseEventKind>([
  "CASE_PROPOSED",
  "CASE_BROUGHT_BEFORE",
  "CASE_MEDIATOR_NAMED",
  "CASE_OBJECTED",
  "CASE_PARTY_REFUSED",
  "CASE_CONSENTED",
  "CASE_SESSION_HELD",
  "CASE_EXTENDED",
  "CASE_OUTCOME_DUE_SOON",
  "CASE_OUTCOME_OVERDUE",
  "CASE_WITHDRAWN",
  "CASE_FAILED",
  "AGREEMENT_FROZEN",
  "AGREEMENT_DROPPED",
  "AGREEMENT_EFFECTIVE",
  "OBLIGATION_DUE_SOON",
  "OBLIGATION_OVERDUE",
  "OBLIGATION_URGED",
  "OBLIGATION_BREACH_PROPOSED",
  "OBLIGATION_FULFILLED",
  "OBLIGATION_WAIVED",
  "OBLIGATION_BREACHED",
  "CASE_PERFORMED",
  "CONFIRMATION_REMINDED",
  "CONFIRMATION_APPLIED",
  "CONFIRMATION_DECIDED",
  "CONFIRMATION_LAPSED",
]);

type Happened = { readonly kind: string; readonly data: Readonly<Record<string, unknown>> };

/** MED-5, LIV-1: whether somebody is told that this happened; of what is kept from them not even that. */
export function hears(depth: Depth, { kind, data }: Happened): boolean {
  if (depth === "NOTHING") return false;
  if (!reads(depth)) return IN_OUTLINE.has(kind);
  const level = data["level"];
  return level === undefined || levelsOf(depth).some((readable) => readable === level);
}

/** Of which cases somebody sees the outline, and which they read: `depthOf` for whole lists. Null: all of the company. */
export type Reach = {
  readonly seen: readonly ProjectId[] | null;
  readonly read: readonly ProjectId[] | null;
  /** In whichever project: those in which this person is mediator or recorder. */
  readonly staffId: StaffId;
};

export function reachOf(actor: Actor): Reach {
  const { wholeCompany, projectIds } = sightOf(actor);
  const mediating = projectsOf(actor, ["MEDIATOR"]);
  return {
    seen: wholeCompany ? null : [...new Set([...projectIds, ...mediating])],
    read: actor.roles.some(({ role }) => role === "COMPANY_QA")
      ? null
      : projectsOf(actor, ["SUPERVISOR", "PROJECT_MANAGER"]),
    staffId: actor.staffId,
  };
}

/** ORG-3: what is somebody's own to answer: the projects they lead, beside the cases they mediate. */
export function ledBy(actor: Actor): readonly ProjectId[] {
  return projectsOf(actor, ["SUPERVISOR", "PROJECT_MANAGER"]);
}

function projectsOf({ roles }: Actor, wanted: readonly Role[]): readonly ProjectId[] {
  return roles
    .filter(({ role }) => wanted.includes(role))
    .map(({ projectId }) => projectId)
    .filter((id) => id !== null);
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
