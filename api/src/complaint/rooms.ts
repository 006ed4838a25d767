import type { Pool } from "pg";

import type { ProjectId } from "../kernel/ids.ts";
import { readerOf } from "../kernel/sql.ts";
import { seesProject, type Sight } from "../org/access.ts";

export type RoomRow = {
  readonly label: string;
  readonly building: number;
  readonly unit: number;
  readonly floor: number;
  readonly number: number;
};

/** Rooms whose label begins like this, or, for digits alone (3-2-1502), whose numbers do. */
export function findRooms(
  pool: Pool,
  sight: Sight,
  projectId: ProjectId,
  startsWith: string,
  first: number,
): Promise<RoomRow[]> {
  if (!seesProject(sight, projectId)) return Promise.resolve([]);
  const given = startsWith.trim();
  const pattern = /[^\d\s-]/.test(given) ? `${given.replaceAll(/[\\%_]/g, "")}%` : numbersPattern(given);
  return readerOf(pool).query<RoomRow>(
    SELECT_ROOMS,
    [sight.companyId, projectId, pattern, first],
    "rooms_like",
  );
}

/** 3 2 1502 as people type it becomes 3栋2单元1502. */
function numbersPattern(given: string): string {
  const [building = "", unit, room] = given.split(/[\s-]+/);
  if (unit === undefined) return `${building}%`;
  return room === undefined ? `${building}栋${unit}%` : `${building}栋${unit}单元${room}%`;
}

const SELECT_ROOMS = `
  select r.label, r.building, r.unit, r.floor, r.number
    from room r join project p on p.id = r.project_id
   where p.company_id = $1 and r.project_id = $2 and r.label like $3
   order by r.building, r.unit, r.floor, r.number
   limit $4`;
