import type { ObligationState } from "@heyi/schema/vocabulary/agreement.ts";

import type { Reader } from "../../kernel/sql.ts";
import { reachOf } from "../../mediation/access.ts";
import type { Actor } from "../../org/actor.ts";
import type { LocalDate } from "../rules/content.ts";
import { performanceOf, type Performance, type Tally } from "../rules/performance.ts";
import { IN_REACH, reachValues, type Of } from "./reach.ts";

/** REP-4: how far what was agreed is kept; money only of the cases that the reader reads. */
export async function readPerformance(reader: Reader, actor: Actor, of: Of): Promise<Performance> {
  const tallies = await reader.query<Tally & { readonly fen: string }>(
    SELECT_TALLIES,
    [...reachValues(actor, of), reachOf(actor).read],
    "performance",
  );
  return performanceOf(tallies.map(({ fen, ...tally }) => ({ ...tally, fen: Number(fen) })));
}

const SELECT_TALLIES = `
  select t.state, count(*)::int as many, coalesce(sum(t.amount_fen) filter (where t.read), 0)::text as fen,
         count(*) filter (where t.read and t.amount_fen is not null)::int as "manyWithMoney"
    from (select o.state, o.amount_fen,
                 ($5::uuid[] is null or m.project_id = any($5) or m.mediator_id = $3 or m.recorder_id = $3) as read
            from obligation o join mediation_case m on m.id = o.case_id
           where ${IN_REACH} and o.company_id = $1) t
   group by t.state`;

/** What is due on a day, by state. */
export type DueOnDay = { readonly day: LocalDate; readonly state: ObligationState; readonly many: number };

export function readDays(
  reader: Reader,
  actor: Actor,
  asked: Of & { readonly from: LocalDate; readonly to: LocalDate },
): Promise<readonly DueOnDay[]> {
  return reader.query<DueOnDay>(
    SELECT_DAYS,
    [...reachValues(actor, asked), asked.from, asked.to],
    "performance_days",
  );
}

const SELECT_DAYS = `
  select o.due_date::text as day, o.state, count(*)::int as many
    from obligation o join mediation_case m on m.id = o.case_id
   where ${IN_REACH} and o.company_id = $1 and o.due_date between $5 and $6
   group by o.due_date, o.state
   order by o.due_date, o.state`;
