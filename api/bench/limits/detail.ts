import type pg from "pg";
import { LEVEL_SKIPPING_CHANNELS } from "@heyi/schema/vocabulary/complaint.ts";
import { needsName, seesConfidential } from "../../src/complaint/confidential.ts";
import { explanationText, pausedMinutes, spanText } from "../../src/complaint/explain.ts";
import { NOTHING_AROUND, type Aggregate, type Clock, type Facts } from "../../src/complaint/facts.ts";
import { maskedName, maskedPhone } from "../../src/complaint/phone.ts";
import { permissionsOf } from "../../src/complaint/rules/permission.ts";
import { encodeCursor } from "../../src/events/cursor.ts";
import { decodeGlobalId, encodeGlobalId } from "../../src/graphql/global-id.ts";
import { DEFAULT_POLICY } from "../../src/sla/policy.ts";
import { sees } from "../../src/org/access.ts";
import { COMPLAINT, TIMELINE } from "./detail-sql.ts";
import { named } from "./queue.ts";
import { edgeOf, type TimelineRow } from "./timeline.ts";
import type { Viewer } from "./viewer.ts";

type Stored = Omit<Clock, "startedAt" | "dueAt" | "endedAt"> & {
  readonly dueAt: string;
  readonly endedAt: string | null;
};
type Earlier = Omit<Facts, "receivedAt"> & {
  readonly number: string;
  readonly receivedAt: string;
  readonly repeatOfId: string | null;
};
type Row = Facts &
  Readonly<Record<string, string | null>> & {
    readonly occurredAt: Date | null;
    readonly nextActionDueAt: Date | null;
    readonly clocks: readonly Stored[];
    readonly suspension: { readonly reason: string; readonly reviewAt: string } | null;
    readonly related: readonly Earlier[];
  };

const FIRST = 50;

/** A complaint with its deadlines and its events, field by field what the console's page asks. Two statements at once. */
export async function detail(
  pool: pg.Pool,
  { actor, sight }: Viewer,
  { id: globalId }: { readonly id: string },
): Promise<object> {
  const { id } = decodeGlobalId(globalId);
  const [{ rows: found }, { rows: events }] = await Promise.all([
    pool.query<Row>({ name: "detail", text: COMPLAINT, values: [id, actor.companyId] }),
    pool.query<TimelineRow>({ name: "timeline", text: TIMELINE, values: [actor.companyId, id, FIRST + 1] }),
  ]);
  const [row] = found;
  if (row === undefined || !sees(sight, row)) return { complaint: null };
  if (row.state === "ASSIGNED") throw new Error("when an assignment lapses is not worked out here");
  const confidential = seesConfidential(actor, row.projectId);
  const seen = confidential ? events : events.filter(({ kind }) => kind !== "MALICIOUS_FLAGGED");
  const shown = seen.slice(0, FIRST);
  const related = row.related.filter((other) => sees(sight, { ...other }));
  return {
    complaint: {
      id: globalId,
      number: row["number"],
      version: row.version,
      cursor: encodeCursor({ companyId: row.companyId, seq: Number(row["seq"]) }),
      state: row.state,
      receivedAt: row.receivedAt,
      room: row["room"],
      severity: row.severity,
      priority: row.priority,
      level: row.level,
      project: {
        id: encodeGlobalId("Project", row.projectId),
        name: row["projectName"],
        code: row["projectCode"],
      },
      assignedAt: row.assignedAt,
      acceptedAt: row.acceptedAt,
      milestones: {
        resolvedAt: row.resolvedAt,
        respondedAt: row.respondedAt,
        repliedAt: row.repliedAt,
        toldAt: row.toldAt,
        visitedAt: row.visitedAt,
        lastContactAt: row.lastContactAt,
      },
      nextAction: row["nextAction"],
      nextActionDueAt: row.nextActionDueAt,
      clocks: row.clocks.map((clock) => clockOf(row.id, clock)),
      content: row["content"],
      demand: row["demand"],
      channel: row.channel,
      levelSkipping: (LEVEL_SKIPPING_CHANNELS as readonly string[]).includes(row.channel),
      category: row.category,
      subCategory: row.subCategory,
      urgency: row.urgency,
      impact: row.impact,
      validity: row.validity,
      mood: row["mood"],
      seeks: row["seeks"],
      occurredAt: row.occurredAt,
      malicious: confidential ? row.malicious : null,
      trackingCode: row["trackingCode"],
      complainant: complainantOf(row, needsName(actor, row.projectId)),
      intakeStaff: named("Staff", row.intakeStaffId, row["intakeName"]),
      owner: titled(row.ownerId, row["ownerName"], row["ownerTitle"]),
      handler: titled(row.handlerId, row["handlerName"], row["handlerTitle"]),
      department: named("Department", row.departmentId, row["departmentName"]),
      acceptBy: null,
      declines: row.declines,
      promisedAt: row.promisedAt,
      promiseMoves: row.promiseMoves,
      suspension: row.suspension,
      allowedActions: permissionsOf(aggregateOf(row), actor, { now: new Date(), policy: DEFAULT_POLICY }).map(
        ({ action, refusal }) => ({
          action,
          allowed: refusal === null,
          refusal,
        }),
      ),
      repeatOf: related.filter((other) => other.repeatOfId !== row.id).map(earlierOf)[0] ?? null,
      repeats: related.filter((other) => other.repeatOfId === row.id).map(earlierOf),
      timeline: {
        edges: shown.map(edgeOf),
        pageInfo: { hasNextPage: seen.length > FIRST, endCursor: shown.at(-1)?.id ?? null },
      },
      due: row["dueKind"] === null ? null : { kind: row["dueKind"] },
    },
  };
}

/** The rules of who may do what ask for its facts, and whether anybody can be reached. */
function aggregateOf(row: Row): Aggregate {
  return {
    facts: row,
    clocks: [],
    suspensions: [],
    tasks: [],
    measures: [],
    around: NOTHING_AROUND,
    hasContact: row["phone"] !== null,
    anonymous: false,
  };
}

function complainantOf(row: Row, inFull: boolean): object {
  const { complainantName: name = null, phone = null } = row;
  return {
    kind: row["complainantKind"],
    name: name === null || inFull ? name : maskedName(name),
    phone: phone === null ? null : maskedPhone(phone),
    hasContact: phone !== null,
  };
}

function titled(id: string | null, name: string | null | undefined, title: string | null | undefined) {
  const known = named("Staff", id, name);
  return known === null ? null : { ...known, title };
}

function earlierOf({ id, number, state, receivedAt }: Earlier): object {
  return { id: encodeGlobalId("Complaint", id), number, state, receivedAt: new Date(receivedAt) };
}

function clockOf(complaintId: string, clock: Stored): object {
  const { kind, generation, explanation, provisional } = clock;
  const dueAt = new Date(clock.dueAt);
  const overdue = clock.overdueFiredAt !== null;
  return {
    id: Buffer.from(`Clock:${complaintId}:${kind}:${generation}`).toString("base64url"),
    kind,
    state: clock.state,
    urge: overdue ? "OVERDUE" : clock.dueSoonFiredAt === null ? "IN_TIME" : "DUE_SOON",
    dueAt,
    endedAt: clock.endedAt === null ? null : new Date(clock.endedAt),
    overdueAt: overdue ? dueAt : null,
    provisional,
    pausedMinutes: pausedMinutes(explanation),
    explanation: {
      text: explanationText(kind, { dueAt, explanation, provisional }, "zh"),
      span: spanText(explanation.span, "zh").trim(),
      from: new Date(explanation.from),
      policyVersion: explanation.policyVersion,
      provisional,
      days: explanation.days,
      pauses: explanation.pauses,
    },
  };
}
