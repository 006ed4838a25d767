import type { CaseState } from "@heyi/schema/vocabulary/mediation.ts";

import type { CaseId, CompanyId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/sql.ts";
import type { Where } from "./access.ts";

/** State and dates of a case: what everybody of its project may have of it, and by what rights are asked (MED-5). */
export type CaseOutline = Where & {
  readonly id: CaseId;
  readonly number: string;
  readonly version: number;
  readonly state: CaseState;
  readonly outcomeDueAt: Date | null;
};

/** These cases as they stand, in no order. */
export function readOutlines(
  reader: Reader,
  companyId: CompanyId,
  ids: readonly CaseId[],
): Promise<readonly CaseOutline[]> {
  return reader.query<CaseOutline>(
    `select ${OUTLINE_COLUMNS} from mediation_case m where m.company_id = $1 and m.id = any($2)`,
    [companyId, ids],
    "case_outlines",
  );
}

/** Of the row `m`. Who is nobody is `{ staffId: null }` here. */
export const OUTLINE_COLUMNS = `
         m.id, m.company_id as "companyId", m.project_id as "projectId", m.number, m.version, m.state,
         m.outcome_due_at as "outcomeDueAt", jsonb_build_object('staffId', m.mediator_id) as mediator,
         jsonb_build_object('staffId', m.recorder_id) as recorder`;
