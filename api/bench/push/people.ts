import type pg from "pg";
import { encodeCursor } from "../../src/events/cursor.ts";
import { encodeGlobalId } from "../../src/graphql/global-id.ts";
import {
  type CompanyId,
  type ComplaintId,
  newId,
  type ProjectId,
  type StaffId,
  type UserId,
} from "../../src/kernel/ids.ts";
import { QUEUE_CHANGED } from "../documents.ts";
import { readersOf } from "../people.ts";
import { createSessions } from "../sessions.ts";

export type Subscriber = { readonly cookie: string; readonly filter: object };

/** Who listens and what happens: all of it in one project, so that everybody hears of everything. */
export type Gathered = {
  readonly companyId: CompanyId;
  readonly subscribers: readonly Subscriber[];
  /** The cookie of whoever gives the commands. */
  readonly dispatcher: string;
  readonly complaints: { readonly id: ComplaintId; version: number }[];
};

const COMPLAINTS = 60;

/** Four kinds of listeners, alternating: by two roles and so two sights, under two filters. */
export async function gather(client: pg.Client, most: number): Promise<Gathered> {
  const [dispatcher] = await readersOf(client, "DISPATCHER", 1);
  const projectId = dispatcher?.actor.roles.find((held) => held.role === "DISPATCHER")?.projectId;
  if (dispatcher === undefined || !projectId) throw new Error("the company lacks people");
  const { companyId } = dispatcher.actor;
  const cookies = await hire(client, companyId, projectId, most);
  const { rows: complaints } = await client.query<Gathered["complaints"][number]>(SELECT_COMPLAINTS, [
    projectId,
    COMPLAINTS,
  ]);
  const filters = [{ view: "OPEN" }, { view: "OPEN", projectIds: [encodeGlobalId("Project", projectId)] }];
  return {
    companyId,
    dispatcher: dispatcher.cookie,
    complaints,
    subscribers: cookies.map((cookie, index) => ({
      cookie,
      filter: filters[Math.floor(index / 2) % filters.length] ?? {},
    })),
  };
}

/** What subscribes to everything from now on: with an older place in the log each would first be told what it has missed. */
export async function subscriptionOf(
  client: pg.Client,
  companyId: CompanyId,
): Promise<(filter: object) => string> {
  const { rows } = await client.query<{ seq: string }>("select seq from log_head where company_id = $1", [
    companyId,
  ]);
  const after = encodeCursor({ companyId, seq: Number(rows[0]?.seq) });
  return (filter) => JSON.stringify({ query: QUEUE_CHANGED, variables: { filter, after } });
}

async function hire(
  client: pg.Client,
  companyId: CompanyId,
  projectId: ProjectId,
  most: number,
): Promise<readonly string[]> {
  const date = new Date();
  const userIds = Array.from({ length: most }, () => newId<"User">(date));
  const staffIds = Array.from({ length: most }, () => newId<"Staff">(date));
  await client.query(
    `insert into auth_user (id, name, email, updated_at)
     select u.id, '听众', u.id || '@example.invalid', now() from unnest($1::uuid[]) as u(id)`,
    [userIds satisfies UserId[]],
  );
  await client.query(
    `insert into staff (id, company_id, user_id, username, name, title)
     select s.id, $3, s.user_id, s.id, '听众', '听众' from unnest($1::uuid[], $2::uuid[]) as s(id, user_id)`,
    [staffIds satisfies StaffId[], userIds, companyId],
  );
  await client.query(
    `insert into staff_role (id, staff_id, role, project_id)
     select gen_random_uuid(), s.id, case when s.n % 2 = 0 then 'AGENT' else 'COMPANY_QA' end, case when s.n % 2 = 0 then $2::uuid end
       from unnest($1::uuid[]) with ordinality as s(id, n)`,
    [staffIds, projectId],
  );
  return createSessions(client, userIds);
}

const SELECT_COMPLAINTS = `
  select id, version from complaint
   where project_id = $1 and state in ('INVESTIGATING', 'RECTIFYING') and urge = 'IN_TIME' and level = 0
   order by due_at desc, id limit $2`;
