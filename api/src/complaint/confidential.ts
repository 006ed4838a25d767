import type { ProjectId } from "../kernel/ids.ts";
import { holdsAny } from "../org/access.ts";
import type { Actor } from "../org/actor.ts";

/** TRI-2: events that exist for supervisors and up only: no timeline, push, conflict or counter tells others of them. */
const CONFIDENTIAL: ReadonlySet<string> = new Set(["MALICIOUS_FLAGGED"]);

export function isConfidential(eventKind: string): boolean {
  return CONFIDENTIAL.has(eventKind);
}

export function seesConfidential(actor: Actor, projectId: ProjectId): boolean {
  return holdsAny(actor, ["SUPERVISOR", "PROJECT_MANAGER", "COMPANY_QA"], projectId);
}

/** AUD-2: roles whose work is with the complainant see the name in full; the phone stays masked for all until it is shown by an event. */
export function needsName(actor: Actor, projectId: ProjectId): boolean {
  return holdsAny(actor, ["AGENT", "DISPATCHER", "HANDLER", "SUPERVISOR", "PROJECT_MANAGER"], projectId);
}
