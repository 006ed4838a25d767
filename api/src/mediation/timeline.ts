import type { CaseEventKind } from "@heyi/schema/vocabulary/case-event.ts";
import type { RecordLevel } from "@heyi/schema/vocabulary/mediation.ts";
import type { Pool } from "pg";

import type { StaffId } from "../kernel/ids.ts";
import { readerOf } from "../kernel/sql.ts";
import { levelsOf, type Depth } from "./access.ts";
import type { CaseFile } from "./rules/case.ts";

/** AUD-1: one thing that happened to a case. */
export type CaseEntry = {
  readonly seq: string;
  readonly at: Date;
  readonly kind: CaseEventKind;
  readonly by: { readonly id: StaffId; readonly name: string } | null;
  readonly data: Readonly<Record<string, unknown>>;
};

const MOST = 1_000;

/** The case's own log with the reader's rights: that something was said in confidence is told only to who may read it. */
export function timelineOf(
  pool: Pool,
  { companyId, id }: Pick<CaseFile, "companyId" | "id">,
  depth: Depth,
): Promise<readonly CaseEntry[]> {
  const hidden = (["JOINT", "STAFF", "MEDIATOR_ONLY"] satisfies RecordLevel[]).filter(
    (level) => !levelsOf(depth).includes(level),
  );
  return readerOf(pool).query<CaseEntry>(SELECT, [companyId, id, hidden], "case_timeline");
}

const SELECT = `
  select e.seq::text, e.at, e.kind, e.data,
         case when s.id is null then null else json_build_object('id', s.id, 'name', s.name) end as by
    from event e left join staff s on s.id = e.actor_id
   where e.company_id = $1 and e.case_id = $2 and not coalesce(e.data->>'level' = any($3), false)
   order by e.seq limit ${MOST}`;
