import type { CompanyId, ComplaintId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/sql.ts";
import { groundStamp, groundUnder, type GroundStamp, type ProjectGround } from "../sla/ground.ts";
import type { Aggregate } from "./facts.ts";

/**
 * SLA-6: a complaint lives under the rules it came in under, until an administrator applies newer ones to what is open.
 * A GroundStamp as a column over `complaint c` and its `project p`.
 */
export const GROUND_OF_COMPLAINT = groundStamp("c.rules_version");

/** The ground of each of some complaints of one company. */
export async function loadGroundsOf(
  reader: Reader,
  companyId: CompanyId,
  ids: readonly ComplaintId[],
): Promise<(complaint: Aggregate) => ProjectGround> {
  const rows = await reader.query<{ id: ComplaintId; ground: GroundStamp }>(
    SELECT,
    [companyId, ids],
    "complaint_grounds",
  );
  const grounds = new Map<ComplaintId, ProjectGround>();
  for (const { id, ground } of rows) grounds.set(id, await groundUnder(reader, companyId, ground));
  return ({ facts }) => {
    const ground = grounds.get(facts.id);
    if (ground === undefined) throw new Error(`no rules in force for complaint ${facts.id}`);
    return ground;
  };
}

const SELECT = `
  select c.id, ${GROUND_OF_COMPLAINT} as ground
    from complaint c join project p on p.id = c.project_id
   where c.company_id = $1 and c.id = any($2)`;
