import type { CommandContext } from "../complaint/once.ts";
import { Check, LONGEST } from "../kernel/check.ts";
import { newId, type CompanyId, type Id } from "../kernel/ids.ts";
import { readerOf, type Reader } from "../kernel/sql.ts";
import { administers } from "../org/access.ts";
import type { Agreement } from "./store.ts";
import { competent, type CompetentCourt, type Court } from "./rules/jurisdiction.ts";

export type ListedCourt = Court & { readonly id: Id<"Court"> };

const MOST_DISTRICTS = 30;

/** AGR-7: the company's own list. */
export function courtsOf(reader: Reader, companyId: CompanyId): Promise<readonly ListedCourt[]> {
  return reader.query<ListedCourt>(
    "select id, name, districts from court where company_id = $1 and ended_at is null order by name",
    [companyId],
    "courts",
  );
}

/** AGR-7: into the list, or out of it; one of the same name is corrected. @throws NotAllowedError, InvalidError */
export async function listCourt(
  { pool, actor, clock }: CommandContext,
  input: Court & { readonly ended: boolean },
): Promise<void> {
  const { companyId } = administers(actor);
  const check = new Check();
  const name = check.text("name", input.name, LONGEST.name, 4);
  const districts = [...new Set(input.districts.map((each) => each.trim()))].filter((each) => each !== "");
  if (districts.length === 0) check.fault("districts", "REQUIRED");
  if (districts.length > MOST_DISTRICTS) check.fault("districts", "TOO_MANY", String(MOST_DISTRICTS));
  // One letter would lie in any address.
  if (districts.some((each) => each.length < 2)) check.fault("districts", "TOO_SHORT", "2");
  check.done();
  const now = clock.now();
  await readerOf(pool).query(
    `insert into court (id, company_id, name, districts, ended_at) values ($1, $2, $3, $4, $5)
     on conflict (company_id, name) do update set districts = excluded.districts, ended_at = excluded.ended_at`,
    [newId<"Court">(now), companyId, name, districts, input.ended ? now : null],
    "court_list",
  );
}

/** AGR-7: those of the list that are competent for an agreement. */
export async function competentFor(
  reader: Reader,
  { caseId, content }: Pick<Agreement, "caseId" | "content">,
): Promise<readonly CompetentCourt[]> {
  const [row] = await reader.query<{
    companyId: CompanyId;
    seat: string | null;
    estate: string;
    rooms: readonly string[];
  }>(SELECT, [caseId], "case_places");
  if (row === undefined) return [];
  const atHome = row.rooms.length > 0 ? [row.estate] : [];
  const residences = [...atHome, ...content.parties.flatMap(({ address }) => address ?? [])];
  return competent(await courtsOf(reader, row.companyId), {
    residences,
    performance: content.place,
    seat: row.seat,
  });
}

/** Whoever has a room of the project lives there, whatever the address leaves out. */
const SELECT = `
  select m.company_id as "companyId", o.seat, p.city || p.name as estate,
         array(select party->>'room' from jsonb_array_elements(m.file->'parties') party where party->>'room' is not null) as rooms
    from mediation_case m
    join project p on p.id = m.project_id
    left join mediation_organisation o on o.id = m.organisation_id
   where m.id = $1`;
