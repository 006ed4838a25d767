import type { ProjectId } from "../../kernel/ids.ts";
import { reachOf } from "../../mediation/access.ts";
import type { Actor } from "../../org/actor.ts";

/** Of which projects; null: all in sight. */
export type Of = { readonly projectIds: readonly ProjectId[] | null };

/** MED-5: cases whose outline the reader sees, of the projects asked for: $1 to $4 are `reachValues`. */
export const IN_REACH = `
       m.company_id = $1
   and ($2::uuid[] is null or m.project_id = any($2) or m.mediator_id = $3 or m.recorder_id = $3)
   and ($4::uuid[] is null or m.project_id = any($4))`;

export function reachValues(actor: Actor, { projectIds }: Of): readonly unknown[] {
  const { seen, staffId } = reachOf(actor);
  return [actor.companyId, seen, staffId, projectIds];
}
