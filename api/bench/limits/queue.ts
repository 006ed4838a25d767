import type pg from "pg";
import { encodeCursor } from "../../src/events/cursor.ts";
import { decodeGlobalId, encodeGlobalId } from "../../src/graphql/global-id.ts";
import { pageStatement, type QueueQuestion } from "./queue-sql.ts";
import type { Viewer } from "./viewer.ts";

export type QueueVariables = {
  readonly filter: {
    readonly view: QueueQuestion["view"];
    readonly projectIds?: string[];
    readonly text?: string;
  };
  readonly first: number;
  readonly after: string | null;
  /** A list has no counters, no place in the log and no total. */
  readonly bare?: true;
};

type Row = Readonly<Record<string, string | number | boolean | null>> & {
  readonly id: string | null;
  readonly receivedAt: Date;
  readonly dueAt: Date | null;
};

/** A page of the queue, field by field what the console's desk asks. */
export async function queue(
  pool: pg.Pool,
  { sight }: Viewer,
  { filter, first, after, bare }: QueueVariables,
): Promise<object> {
  const [at, id] = after === null ? [] : Buffer.from(after, "base64url").toString("utf8").split(" ");
  const statement = pageStatement(sight, {
    view: filter.view,
    projectIds: filter.projectIds?.map((project) => decodeGlobalId(project).id) ?? null,
    text: filter.text ?? null,
    first,
    after: id === undefined ? null : { at: new Date(Number(at)), id },
    bare: bare === true,
  });
  const { rows } = await pool.query<Row>(statement);
  const found = rows.filter((row) => row.id !== null);
  const page = found.slice(0, first);
  const last = page.at(-1);
  const byReceipt = filter.view === "ALL";
  const connection = {
    edges: page.map((row) => ({ node: nodeOf(row) })),
    pageInfo: {
      hasNextPage: found.length > first,
      endCursor: last === undefined ? null : cursorOf(byReceipt ? last.receivedAt : last.dueAt, last.id),
    },
  };
  if (bare) return { queue: connection };
  const [head] = rows;
  if (head === undefined) throw new Error("the company has no log");
  const { open, unassigned, mine, dueSoon, overdue, escalated, total } = head;
  return {
    queue: {
      ...connection,
      counters: { open, unassigned, mine, dueSoon, overdue, escalated },
      cursor: encodeCursor({ companyId: sight.companyId, seq: Number(head["seq"]) }),
      total,
    },
  };
}

function cursorOf(at: Date | null, id: string | null): string {
  return Buffer.from(`${at?.getTime()} ${id}`).toString("base64url");
}

function nodeOf(row: Row): object {
  return {
    id: encodeGlobalId("Complaint", String(row.id)),
    number: row["number"],
    version: row["version"],
    state: row["state"],
    project: {
      id: encodeGlobalId("Project", String(row["projectId"])),
      code: row["projectCode"],
      name: row["projectName"],
    },
    room: row["room"],
    excerpt: row["excerpt"],
    category: row["category"],
    priority: row["priority"],
    severity: row["severity"],
    channel: row["channel"],
    levelSkipping: row["levelSkipping"],
    level: row["level"],
    receivedAt: row.receivedAt,
    due:
      row.dueAt === null
        ? null
        : { kind: row["dueKind"], at: row.dueAt, urge: row["urge"], provisional: row["provisional"] },
    owner: named("Staff", row["ownerId"], row["ownerName"]),
    handler: named("Staff", row["handlerId"], row["handlerName"]),
    department: named("Department", row["departmentId"], row["departmentName"]),
    accepted: row["accepted"],
    suspendReason: row["suspendReason"],
    repeat: row["repeat"],
    anonymous: row["anonymous"],
  };
}

type Value = Row[string] | undefined;

export function named(noun: string, id: Value, name: Value): object | null {
  return id === null || id === undefined ? null : { id: encodeGlobalId(noun, String(id)), name };
}
