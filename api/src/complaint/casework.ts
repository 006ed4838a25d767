import type {
  Consent,
  EscalationCause,
  InvestigationMethod,
  MajorCause,
  RootCause,
  VisitMethod,
} from "@heyi/schema/vocabulary/complaint.ts";
import type { EventKind } from "@heyi/schema/vocabulary/event.ts";
import type { Pool } from "pg";

import type { ComplaintId, DepartmentId, StaffId } from "../kernel/ids.ts";
import { readerOf } from "../kernel/sql.ts";
import { sees, sightOf, type Whereabouts } from "../org/access.ts";
import type { Actor } from "../org/actor.ts";
import type { ComplaintDetail, EarlierComplaint, Named } from "./detail.ts";
import type { Satisfaction } from "./events.ts";
import { TIMELINE_COLUMNS, TIMELINE_JOINS, toEntry, type EntryRow, type TimelineEntry } from "./timeline.ts";

type Person = Named<StaffId> | null;
type Done = { readonly at: Date; readonly by: Person };

export type Investigation = Done & {
  readonly method: InvestigationMethod;
  readonly finding: string;
  readonly rootCause: RootCause;
  readonly responsibleParty: string;
  readonly about: Person;
};
export type Plan = Done & {
  readonly what: string;
  readonly doer: Person;
  readonly promisedAt: Date | null;
  readonly consent: Consent;
  readonly objection: string | null;
};
export type Visit = Done & {
  readonly byComplainant: boolean;
  readonly method: VisitMethod;
  readonly attempt: number;
  readonly reached: boolean;
  readonly declined: boolean;
  readonly satisfaction: Satisfaction | null;
  readonly words: string | null;
};
export type Escalation = Done & {
  readonly level: number;
  readonly cause: EscalationCause;
  readonly reason: string | null;
  /** Null: this level has not said yet that it knows (ESC-3). */
  readonly acknowledged: Done | null;
};
export type MajorProposal = {
  readonly at: Date;
  readonly cause: MajorCause;
  readonly evidence: readonly EarlierComplaint[];
  /** Null: it waits. */
  readonly decision: (Done & { readonly confirmed: boolean; readonly reason: string | null }) | null;
};
export type ResponseMeeting = Done & {
  readonly measures: string;
  readonly responsible: Person;
  readonly dueAt: Date;
};

/** What has been done about a complaint, each in its order; read from the log, which is the only record of it (AUD-1). */
export type Casework = {
  readonly investigations: readonly Investigation[];
  readonly plans: readonly Plan[];
  readonly visits: readonly Visit[];
  readonly escalations: readonly Escalation[];
  readonly majorProposals: readonly MajorProposal[];
  readonly responseMeetings: readonly ResponseMeeting[];
  /** Departments and people that tasks and measures name. */
  readonly names: ReadonlyMap<string, string>;
};

const KINDS: readonly EventKind[] = [
  "INVESTIGATED",
  "PLANNED",
  "VISITED",
  "ESCALATED",
  "ESCALATION_ACKNOWLEDGED",
  "MAJOR_PROPOSED",
  "MAJOR_DISMISSED",
  "SEVERITY_SET",
  "RESPONSE_MEETING_HELD",
];

/** Three statements at most, however much was done. */
export async function readCasework(pool: Pool, detail: ComplaintDetail, actor: Actor): Promise<Casework> {
  const reader = readerOf(pool);
  const { facts, tasks, measures } = detail.aggregate;
  const rows = await reader.query<EntryRow>(SELECT, [facts.companyId, facts.id, KINDS], "casework");
  const entries = rows.map(toEntry);
  const cited = [...new Set(entries.flatMap(({ data }) => (data["evidence"] ?? []) as ComplaintId[]))];
  const evidence = cited.length === 0 ? [] : await reader.query<EvidenceRow>(SELECT_CITED, [cited], "cited");
  const named = [
    ...tasks.flatMap(({ departmentId, handlerId }) => [departmentId, handlerId]),
    ...measures.map(({ ownerId }) => ownerId),
  ].filter((id) => id !== null);
  const names =
    named.length === 0 ? [] : await reader.query<Named<string>>(SELECT_NAMES, [named], "casework_names");
  const seen = evidence.filter((other) => sees(sightOf(actor), other));
  return { ...caseworkOf(entries, seen), names: new Map(names.map(({ id, name }) => [id, name])) };
}

/** Pure: entries in the order of the log. */
export function caseworkOf(
  entries: readonly TimelineEntry[],
  evidence: readonly EarlierComplaint[],
): Omit<Casework, "names"> {
  const of = (kind: EventKind) => entries.filter((entry) => entry.kind === kind);
  return {
    investigations: of("INVESTIGATED").map((entry) => ({
      ...done(entry),
      method: entry.data["method"] as InvestigationMethod,
      finding: entry.words["finding"] ?? "",
      rootCause: entry.data["rootCause"] as RootCause,
      responsibleParty: entry.words["responsibleParty"] ?? "",
      about: entry.staff,
    })),
    plans: of("PLANNED").map((entry) => ({
      ...done(entry),
      what: entry.words["what"] ?? "",
      doer: entry.staff,
      promisedAt: instant(entry.data.promisedAt),
      consent: entry.data["consent"] as Consent,
      objection: entry.words["objection"] ?? null,
    })),
    visits: of("VISITED").map((entry) => ({
      ...done(entry),
      byComplainant: entry.data["visitor"] === "COMPLAINANT",
      method: entry.data["method"] as VisitMethod,
      attempt: entry.data["attempt"] as number,
      reached: entry.data["reached"] === true,
      declined: entry.data["declined"] === true,
      satisfaction: entry.data.satisfaction ?? null,
      words: entry.words["words"] ?? null,
    })),
    escalations: of("ESCALATED").map((entry) => ({
      ...done(entry),
      level: entry.data.level ?? 0,
      cause: entry.data.cause as EscalationCause,
      reason: entry.words["reason"] ?? null,
      acknowledged: acknowledgementOf(entry, entries),
    })),
    majorProposals: of("MAJOR_PROPOSED").map((entry) => ({
      at: entry.at,
      cause: entry.data["cause"] as unknown as MajorCause,
      evidence: ((entry.data["evidence"] ?? []) as ComplaintId[]).flatMap((id) =>
        evidence.filter((other) => other.id === id),
      ),
      decision: decisionOn(entry, entries),
    })),
    responseMeetings: of("RESPONSE_MEETING_HELD").map((entry) => ({
      ...done(entry),
      measures: entry.words["measures"] ?? "",
      responsible: entry.staff,
      dueAt: instant(entry.data.dueAt) ?? entry.at,
    })),
  };
}

function done({ at, actor }: TimelineEntry): Done {
  return { at, by: actor };
}

function instant(at: string | null | undefined): Date | null {
  return at === null || at === undefined ? null : new Date(at);
}

function acknowledgementOf(entry: TimelineEntry, entries: readonly TimelineEntry[]): Done | null {
  const level = entry.data.level ?? 0;
  const later = entries.find(
    ({ kind, seq, data }) =>
      kind === "ESCALATION_ACKNOWLEDGED" && seq > entry.seq && (data.level ?? 0) >= level,
  );
  return later === undefined ? null : done(later);
}

function decisionOn(entry: TimelineEntry, entries: readonly TimelineEntry[]): MajorProposal["decision"] {
  const later = entries.find(
    ({ kind, seq }) => seq > entry.seq && (kind === "MAJOR_DISMISSED" || kind === "SEVERITY_SET"),
  );
  if (later === undefined) return null;
  const confirmed = later.kind === "SEVERITY_SET";
  return { ...done(later), confirmed, reason: later.words["reason"] ?? null };
}

type EvidenceRow = EarlierComplaint & Whereabouts & { readonly departmentId: DepartmentId | null };

const SELECT = `
  select ${TIMELINE_COLUMNS}
    from event e ${TIMELINE_JOINS}
   where e.company_id = $1 and e.complaint_id = $2 and e.kind = any($3)
   order by e.seq`;

const SELECT_CITED = `
  select q.id, q.number, q.state, q.received_at as "receivedAt", left(q.content, 80) as excerpt, q.category, r.label as room,
         q.company_id as "companyId", q.project_id as "projectId", q.department_id as "departmentId",
         q.owner_id as "ownerId", q.handler_id as "handlerId", q.task_department_ids as "taskDepartmentIds"
    from complaint q left join room r on r.id = q.room_id
   where q.id = any($1)
   order by q.received_at`;

const SELECT_NAMES = `
  select s.id, s.name from staff s where s.id = any($1)
  union all
  select d.id, d.name from department d where d.id = any($1)`;
