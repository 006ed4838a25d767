import type { Pool } from "pg";

import type { EarlierComplaint } from "../complaint/detail.ts";
import { likenessOf } from "../complaint/likeness.ts";
import { addSight, Conditions, OPEN } from "../complaint/queue/conditions.ts";
import type { CompanyId, ComplaintId, IncidentId, ProjectId } from "../kernel/ids.ts";
import { read, readerOf } from "../kernel/sql.ts";
import type { Sight } from "../org/access.ts";

/** MAJ-3: many complaints on one matter. Without a complaint it is nowhere to be seen. */
export type Incident = {
  readonly id: IncidentId;
  readonly projectId: ProjectId;
  readonly matter: string;
  readonly openedAt: Date;
};

/** Of a project of the company; of another's nothing is kept, and no complaint can join it. */
export async function rememberIncident(
  pool: Pool,
  incident: Incident & { readonly companyId: CompanyId },
): Promise<void> {
  const { id, companyId, projectId, matter, openedAt } = incident;
  await read(pool, REMEMBER, [id, companyId, projectId, matter, openedAt]);
}

const REMEMBER = `
  insert into incident (id, company_id, project_id, matter, opened_at)
  select $1, $2, p.id, $4, $5 from project p where p.id = $3 and p.company_id = $2
  on conflict (id) do nothing`;

export async function readIncident(
  pool: Pool,
  companyId: CompanyId,
  id: IncidentId,
): Promise<Incident | null> {
  const [row] = await readerOf(pool).query<Incident>(INCIDENT, [companyId, id], "incident");
  return row ?? null;
}

const INCIDENT = `
  select i.id, i.project_id as "projectId", i.matter, i.opened_at as "openedAt"
    from incident i where i.company_id = $1 and i.id = $2`;

export type Member = EarlierComplaint & {
  readonly version: number;
  readonly department: string | null;
};

const MEMBER = `c.id, c.number, c.state, c.received_at as "receivedAt", left(c.content, 80) as excerpt, c.category, r.label as room,
         c.version, d.name as department`;
const JOINS = "left join room r on r.id = c.room_id left join department d on d.id = c.department_id";
const MOST_MEMBERS = 200;

/** Complaints of an incident in sight, the first received first; 200 at most. */
export function membersOf(pool: Pool, sight: Sight, id: IncidentId): Promise<readonly Member[]> {
  const where = new Conditions();
  addSight(where, sight);
  where.and("c.incident_id = ?", id);
  return readerOf(pool).query<Member>(
    `select ${MEMBER} from complaint c ${JOINS} where ${where.text} order by c.received_at, c.id limit ${MOST_MEMBERS}`,
    where.params,
  );
}

export type Candidate = {
  readonly complaint: Member;
  readonly likeness: number;
  readonly sameBuilding: boolean;
};

const DAYS = 7;
const LOOKED_AT = 300;
const SHOWN = 30;
/** Words alone have to be alike by so much; less is enough next door (intake measures 0.12 for a repeat). */
const LEAST_LIKENESS = 0.12;
const LEAST_NEXT_DOOR = 0.06;

/** MAJ-3: open complaints of the project and week that may be of the same matter, by words and place; the likest first. */
export async function candidatesFor(
  pool: Pool,
  sight: Sight,
  complaintId: ComplaintId,
): Promise<readonly Candidate[]> {
  const where = new Conditions();
  addSight(where, sight);
  const own = where.param(complaintId);
  where.and(`c.id <> ${own} and c.incident_id is null and ${OPEN}`);
  type Row = Member & {
    readonly own: readonly string[];
    readonly terms: readonly string[];
    readonly sameBuilding: boolean;
  };
  const rows = await readerOf(pool).query<Row>(
    `select ${MEMBER}, o.search_terms as own, c.search_terms as terms, coalesce(r.building = ob.building, false) as "sameBuilding"
       from complaint o
       left join room ob on ob.id = o.room_id
       join complaint c on c.project_id = o.project_id
        and c.received_at between o.received_at - interval '${DAYS} days' and o.received_at + interval '${DAYS} days'
       ${JOINS}
      where o.id = ${own} and ${where.text}
      order by c.received_at desc limit ${LOOKED_AT}`,
    where.params,
  );
  return rows
    .map((row) => ({
      complaint: row,
      likeness: likenessOf(row.own, row.terms),
      sameBuilding: row.sameBuilding,
    }))
    .filter((each) => each.likeness >= (each.sameBuilding ? LEAST_NEXT_DOOR : LEAST_LIKENESS))
    .toSorted((one, other) => other.likeness - one.likeness)
    .slice(0, SHOWN);
}
