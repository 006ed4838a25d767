import type { Category, ComplainantKind, Mood, Seeks, State } from "@heyi/schema/vocabulary/complaint.ts";

import type { Database } from "../kernel/db.ts";
import { readerOf } from "../kernel/sql.ts";
import type { ComplaintId } from "../kernel/ids.ts";
import { sees, sightOf } from "../org/access.ts";
import type { Actor } from "../org/actor.ts";
import type { DepartmentRow, ProjectRow, StaffRow } from "../org/rows.ts";
import { groundUnder } from "../sla/ground.ts";
import { CASEWORK_KINDS, toCasework, type Casework } from "./casework.ts";
import { confidentialSight } from "./confidential.ts";
import { SELECT_DETAIL, type DetailRow } from "./detail-sql.ts";
import type { Aggregate, Standing } from "./facts.ts";
import { addSight, Conditions } from "./queue/conditions.ts";
import type { Ground } from "./rules/ground.ts";
import { toAggregate } from "./store.ts";
import { toEntry, type TimelineEntry } from "./timeline.ts";

export type Named<Id> = { readonly id: Id; readonly name: string };

/** Another complaint in a line: what one needs to know of it, no more. */
export type EarlierComplaint = {
  readonly id: ComplaintId;
  readonly number: string;
  readonly state: State;
  readonly receivedAt: Date;
  readonly excerpt: string;
  readonly category: Category | null;
  readonly room: string | null;
};

/** One complaint with all that its page shows. */
export type ComplaintDetail = {
  readonly aggregate: Aggregate;
  readonly standing: Standing;
  readonly ground: Ground;
  readonly number: string;
  readonly trackingCode: string;
  readonly occurredAt: Date | null;
  readonly content: string;
  readonly demand: string | null;
  readonly mood: Mood | null;
  readonly seeks: Seeks | null;
  readonly room: string | null;
  readonly complainant: {
    readonly kind: ComplainantKind;
    readonly name: string | null;
    readonly phone: string | null;
  };
  readonly project: ProjectRow;
  readonly intakeStaff: StaffRow;
  readonly owner: StaffRow | null;
  readonly handler: StaffRow | null;
  readonly department: DepartmentRow | null;
  readonly repeatOf: EarlierComplaint | null;
  readonly repeats: readonly EarlierComplaint[];
  /** The newest entries its reader may see, one more than were asked for where there are more. */
  readonly latest: readonly TimelineEntry[];
  /** How many entries were asked for; the timeline beyond them is a read of its own. */
  readonly asked: number;
  /** What was done about it; null: not brought along. */
  readonly casework: Casework | null;
  /** Place in the log at which this stands. */
  readonly seq: number;
};

/** Who reads, as of when, and how many entries of the timeline to bring along. */
export type DetailReader = {
  readonly actor: Actor;
  readonly now: Date;
  readonly entries: number;
  /** Whether what was done about it is asked for. */
  readonly casework: boolean;
};

/** The complaint if this person may see it; null both when there is none and when it is not for them. One statement. */
export function readDetail(
  db: Database,
  reader: DetailReader,
  id: ComplaintId,
): Promise<ComplaintDetail | null> {
  return readWhere(db, reader, (where) => {
    addSight(where, sightOf(reader.actor));
    where.and("c.id = ?", id);
  });
}

/** The same by its number, in capitals or not. */
export function readDetailByNumber(
  db: Database,
  reader: DetailReader,
  number: string,
): Promise<ComplaintDetail | null> {
  return readWhere(db, reader, (where) => {
    addSight(where, sightOf(reader.actor));
    where.and("c.number = ?", number.trim().toUpperCase());
  });
}

/** What a command has just made of a complaint: whoever declines one is told so, though it is out of sight now. */
export function readActedOn(
  db: Database,
  reader: DetailReader,
  id: ComplaintId,
): Promise<ComplaintDetail | null> {
  return readWhere(db, reader, (where) =>
    where.and("c.id = ? and c.company_id = ?", id, reader.actor.companyId),
  );
}

async function readWhere(
  db: Database,
  { actor, now, entries, casework }: DetailReader,
  narrow: (where: Conditions) => void,
): Promise<ComplaintDetail | null> {
  const { everywhere, projectIds } = confidentialSight(actor);
  // The first parameters are those of the statement itself.
  const where = new Conditions([
    entries === 0 ? 0 : entries + 1,
    everywhere,
    projectIds,
    casework ? CASEWORK_KINDS : [],
  ]);
  narrow(where);
  const [row] = await db.hot.rows<DetailRow>(statementOf(where.text), where.params);
  if (row === undefined) return null;
  const ground = groundUnder(readerOf(db.pool), actor.companyId, row.ground);
  return toDetail(row, actor, entries, { ...(await ground), now });
}

const statements = new Map<string, string>();

/** The same string each time, so that its name need not be worked out anew; there are as many as shapes of sight. */
function statementOf(where: string): string {
  let statement = statements.get(where);
  if (statement === undefined) statements.set(where, (statement = `${SELECT_DETAIL}\n   where ${where}`));
  return statement;
}

function toDetail(row: DetailRow, actor: Actor, asked: number, ground: Ground): ComplaintDetail {
  const aggregate = toAggregate(row);
  const { id, companyId } = aggregate.facts;
  const sight = sightOf(actor);
  const related = row.related
    .filter((other) => sees(sight, { ...other, companyId }))
    .map((other) => ({ ...other, receivedAt: new Date(other.receivedAt) }));
  const { nextAction, nextActionDueAt, dueAt, dueKind, urge, provisional } = row;
  return {
    aggregate,
    standing: { nextAction, nextActionDueAt, dueAt, dueKind, urge, provisional },
    ground,
    number: row.number,
    trackingCode: row.trackingCode,
    occurredAt: row.occurredAt,
    content: row.content,
    demand: row.demand,
    mood: row.mood,
    seeks: row.seeks,
    room: row.room,
    complainant: row.complainant,
    project: row.project,
    intakeStaff: row.intakeStaff,
    owner: row.owner,
    handler: row.handler,
    department: row.department,
    repeatOf: related.find((other) => other.repeatOfId !== id) ?? null,
    repeats: related.filter((other) => other.repeatOfId === id),
    latest: row.latest.map(toEntry),
    asked,
    casework: row.casework === null ? null : toCasework(row.casework, companyId, actor),
    seq: Number(row.seq),
  };
}
