import type { ObligationState, TermKind } from "@heyi/schema/vocabulary/agreement.ts";

import type { Reader } from "../../kernel/sql.ts";
import { depthOf, reads } from "../../mediation/access.ts";
import { OUTLINE_COLUMNS, type CaseOutline } from "../../mediation/outline.ts";
import type { Actor } from "../../org/actor.ts";
import type { LocalDate } from "../rules/content.ts";
import { IN_REACH, reachValues, type Of } from "./reach.ts";

/** AGR-6: something owed, with the case it is owed under. */
export type OwedRow = {
  readonly outline: CaseOutline;
  readonly id: string;
  readonly state: ObligationState;
  /** Null: a condition instead of a day. */
  readonly dueDate: LocalDate | null;
  readonly breachProposed: boolean;
  readonly projectName: string;
  /** Null: state and dates are all this reader has (MED-5). */
  readonly details: OwedDetails | null;
};
export type OwedDetails = {
  readonly kind: TermKind;
  readonly obligor: string;
  readonly obligee: string;
  readonly amountFen: number | null;
};

/** Where a row stands in the order: its day and its id. */
export type OwedPlace = { readonly day: LocalDate; readonly id: string };

export type Asked = Of & {
  readonly states: readonly ObligationState[] | null;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly after: OwedPlace | null;
  readonly limit: number;
};

/** What is owed under a condition stands last. */
const NO_DAY = "9999-12-31";

export function placeOf({ dueDate, id }: Pick<OwedRow, "dueDate" | "id">): OwedPlace {
  return { day: dueDate ?? NO_DAY, id };
}

type Row = CaseOutline & {
  readonly total: number;
  readonly day: Date;
  readonly owed: Omit<OwedRow, "outline" | "details">;
  readonly details: OwedDetails;
};
export type OwedList = { readonly rows: readonly OwedRow[]; readonly total: number };

/** By day, each cut to what its reader may have, and how many there are in all as of the same snapshot (LIV-2). */
export async function readOwed(reader: Reader, actor: Actor, asked: Asked): Promise<OwedList> {
  const { states, from, to, after, limit } = asked;
  const rows = await reader.query<Row>(
    SELECT,
    [...reachValues(actor, asked), states, from, to, after?.day ?? null, after?.id ?? null, limit],
    "obligations_owed",
  );
  return {
    total: rows[0]?.total ?? 0,
    // Where nothing stands the number comes alone.
    rows: rows
      .filter(({ id }) => id !== null)
      .map(({ total: _total, day: _day, owed, details, ...outline }) => ({
        ...owed,
        outline,
        details: reads(depthOf(actor, outline)) ? details : null,
      })),
  };
}

/** The name that the party of a letter has in its case. */
const NAME_OF = (letter: string) =>
  `(select each->>'name' from jsonb_array_elements(m.file->'parties') each where each->>'letter' = ${letter} limit 1)`;

const DAY = `coalesce(o.due_date, '${NO_DAY}')`;

const SELECT = `
  with owed as (
    select o.*, ${DAY} as day
      from obligation o join mediation_case m on m.id = o.case_id
     where ${IN_REACH} and o.company_id = $1
       and ($5::text[] is null or o.state = any($5))
       and ($6::date is null or o.due_date >= $6) and ($7::date is null or o.due_date <= $7)
  ), page as (
    select ${OUTLINE_COLUMNS}, o.day,
           jsonb_build_object('id', o.id, 'state', o.state, 'dueDate', o.due_date, 'breachProposed', o.breach_proposed_at is not null,
                              'projectName', p.name) as owed,
           jsonb_build_object('kind', o.kind, 'amountFen', o.amount_fen, 'obligor', ${NAME_OF("o.obligor")},
                              'obligee', ${NAME_OF("o.obligee")}) as details
      from owed o
      join mediation_case m on m.id = o.case_id
      join project p on p.id = m.project_id
     where $8::date is null or (o.day, o.id) > ($8, $9::uuid)
     order by o.day, o.id
     limit $10
  )
  select t.total, page.* from (select count(*)::int as total from owed) t left join page on true
   order by page.day, page.owed->>'id'`;
