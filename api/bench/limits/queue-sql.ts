import { createHash } from "node:crypto";
import { LEVEL_SKIPPING_CHANNELS } from "@heyi/schema/vocabulary/complaint.ts";
import { queryTerms } from "../../src/complaint/search-terms.ts";
import type { Sight } from "../../src/org/access.ts";

export type QueueQuestion = {
  readonly view: "OPEN" | "OVERDUE" | "ESCALATED" | "MINE" | "ALL";
  readonly projectIds: readonly string[] | null;
  readonly text: string | null;
  readonly first: number;
  readonly after: { readonly at: Date; readonly id: string } | null;
  readonly bare: boolean;
};
type Statement = { readonly name: string; readonly text: string; readonly values: unknown[] };

const OPEN = "c.state not in ('CLOSED', 'MERGED', 'WITHDRAWN')";

/** Rows, counters, place in the log and total as one prepared statement; the limit stands in the text for the planner. */
export function pageStatement(sight: Sight, question: QueueQuestion): Statement {
  const { view, projectIds, text, first, after, bare } = question;
  const values: unknown[] = [];
  const value = (one: unknown) => `$${values.push(one)}`;
  const [column, direction, beyond] = view === "ALL" ? ["received_at", "desc", "<"] : ["due_at", "asc", ">"];
  const company = value(sight.companyId);
  let mine: string | null = null;
  const me = () => (mine ??= value(sight.staffId));
  const personal = sight.personal && !sight.wholeCompany;
  const projects =
    sight.wholeCompany || personal
      ? projectIds
      : (projectIds?.filter((id) => (sight.projectIds as readonly string[]).includes(id)) ??
        sight.projectIds);
  const ofProjects = projects === null ? null : value(projects);

  const conditions = [`c.company_id = ${company}`, viewCondition(view, me)];
  if (personal)
    conditions.push(
      `(c.project_id = any(${value(sight.projectIds)}) or c.department_id = any(${value(sight.departmentIds)}) or c.owner_id = ${me()} or c.handler_id = ${me()})`,
    );
  if (text !== null) conditions.push(textCondition(text, value));
  const everything = conditions.join(" and ");
  const place =
    after === null ? "" : ` and (c.${column}, c.id) ${beyond} (${value(after.at)}, ${value(after.id)})`;
  const order = (row: string) =>
    `order by ${row}.${column} ${direction}, ${row}.id ${direction} limit ${first + 1}`;
  const merged = ofProjects !== null && (projects?.length ?? 0) > 1 && text === null;
  const within = ofProjects === null ? "" : ` and c.project_id = any(${ofProjects})`;
  const ids = merged
    ? `select one.id from unnest(${ofProjects}::uuid[]) as project(id)
         cross join lateral (select c.id, c.${column} from complaint c
                              where c.project_id = project.id and ${everything}${place} ${order("c")}) one ${order("one")}`
    : `select c.id from complaint c where ${everything}${within}${place} ${order("c")}`;
  const rows = `select ${COLUMNS} from page join complaint c on c.id = page.id ${JOINS}`;
  if (bare)
    return named(
      `with page as materialized (${ids}) ${rows} order by c.${column} ${direction}, c.id ${direction}`,
      values,
    );

  const counters = personal
    ? `${COUNT} where ${conditions[0]} and ${OPEN} and ${conditions[2]}${within}`
    : `${SUM} where p.company_id = ${company}${ofProjects === null ? "" : ` and p.id = any(${ofProjects})`}`;
  // The counter of a view is its total; only what a text narrows has to be counted.
  const total =
    text === null
      ? `select least(${COUNTED[view]}, 10000) as total`
      : `select count(*)::int as total from (select from complaint c where ${everything}${within} limit 10000) found`;
  return named(
    `with page as materialized (${ids}), entry as materialized (${rows})
     select head.seq, counters.*, own.mine, whole.total, entry.*
       from log_head head
      cross join (${counters}) counters
      cross join (select count(*)::int as mine from complaint c where ${OPEN} and (c.owner_id = ${me()} or c.handler_id = ${me()})${projectIds === null ? "" : within}) own
      cross join lateral (${total}) whole
       left join entry on true
      where head.company_id = ${company}
      order by entry."${column === "due_at" ? "dueAt" : "receivedAt"}" ${direction}, entry.id ${direction}`,
    values,
  );
}

const COUNTED = {
  OPEN: "counters.open",
  OVERDUE: "counters.overdue",
  ESCALATED: "counters.escalated",
  MINE: "own.mine",
  ALL: "counters.open",
} as const;

function viewCondition(view: QueueQuestion["view"], me: () => string): string {
  switch (view) {
    case "ALL":
      return `true`;
    case "OPEN":
      return OPEN;
    case "OVERDUE":
      return `${OPEN} and c.urge = 'OVERDUE'`;
    case "ESCALATED":
      return `${OPEN} and c.level > 0`;
    case "MINE":
      return `${OPEN} and (c.owner_id = ${me()} or c.handler_id = ${me()})`;
    default:
      return view satisfies never;
  }
}

/** Words by the index of their characters and pairs, then to the letter. */
function textCondition(text: string, value: (one: unknown) => string): string {
  const [terms, words] = [value(queryTerms(text)), value(`%${text}%`)];
  return `c.id in (select w.id from complaint w where ${OPEN.replace("c.", "w.")} and w.search_terms @> ${terms}
                      and (w.content ilike ${words} or w.demand ilike ${words}))`;
}

const names = new Map<string, string>();

function named(text: string, values: unknown[]): Statement {
  let name = names.get(text);
  if (name === undefined)
    names.set(text, (name = createHash("sha256").update(text).digest("hex").slice(0, 32)));
  return { name, text, values };
}

const COLUMNS = `
  c.id, c.number, c.version, c.state, c.project_id as "projectId", p.code as "projectCode", p.name as "projectName", r.label as room,
  left(c.content, 80) as excerpt, c.category, c.priority, c.severity, c.channel, c.channel in ('${LEVEL_SKIPPING_CHANNELS.join("', '")}') as "levelSkipping",
  c.level, c.received_at as "receivedAt", c.due_at as "dueAt", c.due_kind as "dueKind", c.urge, c.provisional,
  c.owner_id as "ownerId", o.name as "ownerName", c.handler_id as "handlerId", h.name as "handlerName",
  c.department_id as "departmentId", d.name as "departmentName", c.accepted_at is not null as accepted,
  c.suspend_reason as "suspendReason", c.repeat_of_id is not null as repeat, w.kind = 'ANONYMOUS' as anonymous`;

const JOINS = `
  join project p on p.id = c.project_id
  join complainant w on w.id = c.complainant_id
  left join room r on r.id = c.room_id
  left join staff o on o.id = c.owner_id
  left join staff h on h.id = c.handler_id
  left join department d on d.id = c.department_id`;

const SUM = `
  select coalesce(sum(q.open), 0)::int as open, coalesce(sum(q.unassigned), 0)::int as unassigned, coalesce(sum(q.due_soon), 0)::int as "dueSoon",
         coalesce(sum(q.overdue), 0)::int as overdue, coalesce(sum(q.escalated), 0)::int as escalated
    from queue_counter q join project p on p.id = q.project_id`;

const COUNT = `
  select count(*)::int as open, count(*) filter (where c.state = 'REGISTERED')::int as unassigned,
         count(*) filter (where c.urge = 'DUE_SOON')::int as "dueSoon", count(*) filter (where c.urge = 'OVERDUE')::int as overdue,
         count(*) filter (where c.level > 0)::int as escalated
    from complaint c`;
