import type { Role } from "@heyi/schema/vocabulary/org.ts";

import type { ProjectId } from "../kernel/ids.ts";
import { holdsAny, isCompanyWide } from "../org/access.ts";
import type { Actor } from "../org/actor.ts";

/** TRI-2: events that exist for supervisors and up only: no timeline, push, conflict or counter tells others of them. */
const CONFIDENTIAL: ReadonlySet<string> = new Set(["MALICIOUS_FLAGGED"]);

export function isConfidential(eventKind: string): boolean {
  return CONFIDENTIAL.has(eventKind);
}

const TRUSTED: readonly Role[] = ["SUPERVISOR", "PROJECT_MANAGER", "COMPANY_QA"];

export function seesConfidential(actor: Actor, projectId: ProjectId): boolean {
  return holdsAny(actor, TRUSTED, projectId);
}

/** The same for a statement that has yet to find the project: everywhere, or in these. */
export function confidentialSight(actor: Actor): {
  readonly everywhere: boolean;
  readonly projectIds: readonly ProjectId[];
} {
  const held = actor.roles.filter(({ role }) => TRUSTED.includes(role));
  return {
    everywhere: held.some(({ role }) => isCompanyWide(role)),
    projectIds: held.map(({ projectId }) => projectId).filter((id) => id !== null),
  };
}

/** AUD-2: roles whose work is with the complainant see the name in full; the phone stays masked for all until it is shown by an event. */
export function needsName(actor: Actor, projectId: ProjectId): boolean {
  return holdsAny(actor, ["AGENT", "DISPATCHER", "HANDLER", "SUPERVISOR", "PROJECT_MANAGER"], projectId);
}
