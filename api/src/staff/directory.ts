import type { Pool } from "pg";

import type { CompanyId, StaffId } from "../kernel/ids.ts";
import { read } from "../kernel/sql.ts";
import { HELD_ROLES, type HeldRole } from "../org/actor.ts";
import { OPEN_WORK } from "./store.ts";

/** A person as administrators see them. */
export type StaffMember = {
  readonly id: StaffId;
  readonly username: string;
  readonly name: string;
  readonly title: string;
  readonly phone: string | null;
  readonly active: boolean;
  readonly version: number;
  /** Complaints with something open that has this name on it: the complaint itself, tasks, measures, each counted once. */
  readonly openWork: number;
  readonly roles: readonly HeldRole[];
};

/** Everybody, those who have gone last. */
export function directoryOf(pool: Pool, companyId: CompanyId): Promise<StaffMember[]> {
  return read<StaffMember>(pool, SELECT, [companyId, null], "staff_directory");
}

/** @throws TypeError when there is none of this id */
export async function memberOf(pool: Pool, companyId: CompanyId, id: StaffId): Promise<StaffMember> {
  const [member] = await read<StaffMember>(pool, SELECT, [companyId, id], "staff_directory");
  if (member === undefined) throw new TypeError("nobody of this id");
  return member;
}

const SELECT = `
  with work as (${OPEN_WORK("o.company_id = $1 and ($2::uuid is null or who.id = $2)")})
  select s.id, s.username, s.name, s.title, s.phone, s.active, s.version, ${HELD_ROLES} as roles,
         coalesce(w.items, 0) as "openWork"
    from staff s
    left join (
           select "staffId",
                  count(distinct (number, case when "as" in ('OWNER', 'HANDLER') then 'COMPLAINT' else "as" end))::int as items
             from work
            group by 1) w on w."staffId" = s.id
   where s.company_id = $1 and ($2::uuid is null or s.id = $2)
   order by s.active desc, s.username`;
