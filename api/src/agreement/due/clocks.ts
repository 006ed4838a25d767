import type { CaseClockKind, CaseUrge } from "@heyi/schema/vocabulary/case-clock.ts";

import { addDays, localDate } from "../../kernel/local-time.ts";
import type { Reader } from "../../kernel/sql.ts";
import { ledBy } from "../../mediation/access.ts";
import { OUTLINE_COLUMNS, type CaseOutline } from "../../mediation/outline.ts";
import { WARN_DAYS } from "../../mediation/rules/timers.ts";
import type { Actor } from "../../org/actor.ts";
import { WINDOW_WARN_DAYS } from "../rules/window.ts";
import { IN_REACH, reachValues, type Of } from "./reach.ts";

/** MED-6, AGR-6, AGR-7: something that runs out or has run out in a case, by state and dates only. */
export type CaseClock = CaseOutline & {
  readonly clock: CaseClockKind;
  /** Of the case, the obligation or the agreement. */
  readonly subject: string;
  readonly urge: CaseUrge;
  readonly dueAt: Date;
  readonly projectName: string;
};

export type ClockCounters = {
  readonly dueSoon: number;
  readonly overdue: number;
  readonly breachProposed: number;
};
export type ClockPage = { readonly clocks: readonly CaseClock[]; readonly counters: ClockCounters };

/** What stands before the page: its due moment and its subject. */
export type ClockPlace = { readonly dueAt: Date; readonly subject: string };

/** What runs out first on top, with counters of all that stands there, as of one snapshot (LIV-2). */
export async function readClocks(
  reader: Reader,
  actor: Actor,
  asked: Of & { readonly mine: boolean; readonly after: ClockPlace | null; readonly limit: number },
  now: Date,
): Promise<ClockPage> {
  const rows = await reader.query<ClockCounters & CaseClock>(
    SELECT,
    [
      ...reachValues(actor, asked),
      asked.mine,
      ledBy(actor),
      now,
      new Date(now.getTime() + WARN_DAYS * 86_400_000),
      addDays(localDate(now), WINDOW_WARN_DAYS),
      asked.after?.dueAt ?? null,
      asked.after?.subject ?? null,
      asked.limit,
    ],
    "case_clocks",
  );
  const [first] = rows;
  const { dueSoon = 0, overdue = 0, breachProposed = 0 } = first ?? {};
  // Where nothing stands the counters come alone.
  return { clocks: rows.filter(({ id }) => id !== null), counters: { dueSoon, overdue, breachProposed } };
}

const SELECT = `
  with reached as (
    select m.* from mediation_case m
     where ${IN_REACH}
       and (not $5 or m.mediator_id = $3 or m.project_id = any($6::uuid[]))
  ), clock as (
    select o.case_id, 'OBLIGATION' as clock, o.id::text as subject,
           case when o.breach_proposed_at is null then o.state else 'BREACH_PROPOSED' end as urge,
           (o.due_date + 1)::timestamp at time zone 'Asia/Shanghai' as due_at
      from obligation o join reached m on m.id = o.case_id
     where o.company_id = $1 and o.state in ('DUE_SOON', 'OVERDUE')
     union all
    select m.id, 'OUTCOME', m.id::text, case when m.outcome_due_at <= $7 then 'OVERDUE' else 'DUE_SOON' end, m.outcome_due_at
      from reached m
     where m.state in ('CONSENTED', 'IN_SESSION') and m.outcome_due_at <= $8
     union all
    select a.case_id, 'CONFIRMATION', a.id::text, 'DUE_SOON', (a.last_day + 1)::timestamp at time zone 'Asia/Shanghai'
      from agreement a join reached m on m.id = a.case_id
     where a.confirmation = 'OPEN' and a.last_day <= $9::date
  ), counted as (
    select count(*) filter (where urge = 'DUE_SOON')::int as "dueSoon", count(*) filter (where urge = 'OVERDUE')::int as overdue,
           count(*) filter (where urge = 'BREACH_PROPOSED')::int as "breachProposed"
      from clock
  ), page as (
    select ${OUTLINE_COLUMNS}, p.name as "projectName", c.clock, c.subject, c.urge, c.due_at as "dueAt"
      from clock c join reached m on m.id = c.case_id join project p on p.id = m.project_id
     where $10::timestamptz is null or (c.due_at, c.subject) > ($10, $11)
     order by c.due_at, c.subject
     limit $12
  )
  select * from counted left join page on true order by page."dueAt", page.subject`;
