import { administers } from "../org/access.ts";
import type { Priority } from "@heyi/schema/vocabulary/complaint.ts";
import type { Pool } from "pg";

import type { Move } from "../complaint/events.ts";
import { loadGroundsOf } from "../complaint/ground-of.ts";
import { OPEN } from "../complaint/queue/conditions.ts";
import { recomputation, type Stood } from "../complaint/rules/recomputation.ts";
import { readAggregates } from "../complaint/store.ts";
import type { CompanyId, ComplaintId, ProjectId } from "../kernel/ids.ts";
import { inSnapshot, type Reader } from "../kernel/sql.ts";
import type { Actor } from "../org/actor.ts";
import { loadGrounds } from "../sla/ground.ts";
import type { ProjectGround } from "../sla/ground.ts";
import { checkedRules, type RulesInput } from "./commands.ts";
import { versionsOf } from "./store.ts";

export type PreviewLine = {
  readonly complaintId: ComplaintId;
  readonly number: string;
  readonly moves: readonly Move[];
  readonly priority: { readonly from: Priority | null; readonly to: Priority } | null;
};

export type Preview = {
  /** Open complaints that were looked at. */
  readonly looked: number;
  readonly hasMore: boolean;
  /** Those of which something would move, in the order they came in. */
  readonly lines: readonly PreviewLine[];
};

/** What runs out last is looked at last; a company with more open than this is told so. */
const MOST = 5_000;
const BATCH = 200;

/** SLA-6: which running deadlines would move if these rules were applied to what is open now. Nothing is changed. */
export async function previewRules(pool: Pool, actor: Actor, input: RulesInput, now: Date): Promise<Preview> {
  const { companyId } = administers(actor);
  const { policy, serviceHours } = checkedRules(input);
  return inSnapshot(pool, async (reader) => {
    const { projectIds, company } = await concerned(reader, companyId, input.projectId);
    const grounds = await loadGrounds(reader, companyId, projectIds);
    const rows = await reader.query<Open>(SELECT_OPEN, [companyId, projectIds], "rules_preview");
    const open = rows.slice(0, MOST);
    const lines: PreviewLine[] = [];
    for (let from = 0; from < open.length; from += BATCH) {
      const some = new Map(open.slice(from, from + BATCH).map((row) => [row.id, row]));
      const ids = [...some.keys()];
      const groundOf = await loadGroundsOf(reader, companyId, ids);
      for (const complaint of await readAggregates(reader, ids)) {
        const row = some.get(complaint.facts.id);
        const current = grounds.get(complaint.facts.projectId);
        if (row === undefined || current === undefined) continue;
        const is = under(current, policy ?? company, serviceHours, now);
        const was = { ...groundOf(complaint), now };
        const cause = { cause: "POLICY", rulesVersion: 0, by: null } as const;
        const last = recomputation(complaint, row, { was, is }, cause).at(-1);
        if (last?.kind !== "DEADLINES_RECOMPUTED") continue;
        const { moved, priority } = last.data;
        lines.push({ complaintId: row.id, number: row.number, moves: moved, priority });
      }
    }
    return { looked: open.length, hasMore: rows.length > MOST, lines };
  });
}

type Open = Stood & { readonly id: ComplaintId; readonly number: string };

function under(
  current: ProjectGround,
  policy: ProjectGround["policy"],
  hours: ProjectGround["serviceHours"] | null,
  now: Date,
) {
  return { ...current, policy, policyVersion: "?", serviceHours: hours ?? current.serviceHours, now };
}

/** The projects that these rules would be in force in: those of the company that have none of their own. */
async function concerned(reader: Reader, companyId: CompanyId, projectId: ProjectId | null) {
  const versions = await versionsOf(reader, companyId);
  const company = versions.find((each) => each.projectId === null)?.policy;
  if (company === undefined || company === null) throw new Error("a company has rules");
  const own = new Set(
    [...Map.groupBy(versions, (each) => each.projectId)]
      .filter(([id, [newest]]) => id !== null && newest?.policy !== null)
      .map(([id]) => id),
  );
  const projects = await reader.query<{ id: ProjectId }>(SELECT_PROJECTS, [companyId], "rules_projects");
  const ids = projects.map(({ id }) => id);
  return { company, projectIds: ids.filter((id) => (projectId === null ? !own.has(id) : id === projectId)) };
}

const SELECT_PROJECTS = "select id from project where company_id = $1 order by position";

const SELECT_OPEN = `
  select c.id, c.number, c.next_action as "nextAction", c.next_action_due_at as "nextActionDueAt"
    from complaint c
   where ${OPEN} and c.company_id = $1 and c.project_id = any($2)
   order by c.due_at, c.id
   limit ${MOST + 1}`;
