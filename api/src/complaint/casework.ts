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

import type { CompanyId, ComplaintId, EvidenceFileId, StaffId } from "../kernel/ids.ts";
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
/** EVD-1: a file of the complaint; its bytes are fetched under its id. */
export type Evidence = Done & {
  readonly file: EvidenceFileId;
  readonly name: string;
  readonly about: string | null;
  readonly mime: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly hasPreview: boolean;
  readonly public: boolean;
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
  readonly evidence: readonly Evidence[];
  /** Departments and people that tasks and measures name. */
  readonly names: ReadonlyMap<string, string>;
};

export const CASEWORK_KINDS: readonly EventKind[] = [
  "INVESTIGATED",
  "PLANNED",
  "VISITED",
  "ESCALATED",
  "ESCALATION_ACKNOWLEDGED",
  "MAJOR_PROPOSED",
  "MAJOR_DISMISSED",
  "SEVERITY_SET",
  "RESPONSE_MEETING_HELD",
  "EVIDENCE_ADDED",
];

/** What was done, what proposals rest on, and who is named, as one JSON value over `complaint c`; `kinds`: parameter with CASEWORK_KINDS. */
export const CASEWORK = (kinds: string) => `
         case when cardinality(${kinds}::text[]) > 0 then json_build_object(
           'entries', coalesce((
             select json_agg(e) from (
               select ${TIMELINE_COLUMNS}
                 from event e ${TIMELINE_JOINS}
                where e.company_id = c.company_id and e.complaint_id = c.id and e.kind = any(${kinds})
                order by e.seq) e), '[]'),
           'evidence', case when cardinality(c.major_causes) > 0 then (
             select json_agg(q) from (
               select q.id, q.number, q.state, q.received_at as "receivedAt", left(q.content, 80) as excerpt, q.category, r.label as room,
                      q.project_id as "projectId", q.department_id as "departmentId", q.owner_id as "ownerId",
                      q.handler_id as "handlerId", q.task_department_ids as "taskDepartmentIds",
                    q.measure_owner_ids as "measureOwnerIds"
                 from event e
                cross join lateral jsonb_array_elements_text(e.data->'evidence') cited(id)
                 join complaint q on q.id = cited.id::uuid left join room r on r.id = q.room_id
                where e.company_id = c.company_id and e.complaint_id = c.id and e.kind = 'MAJOR_PROPOSED'
                order by q.received_at) q) end,
           'names', (
             select json_object_agg(n.id, n.name) from (
               select d.id, d.name from task t join department d on d.id = t.department_id where t.complaint_id = c.id
               union
               select s.id, s.name from task t join staff s on s.id = t.handler_id where t.complaint_id = c.id
               union
               select s.id, s.name from preventive_measure m join staff s on s.id = m.owner_id where m.complaint_id = c.id) n)) end`;

/** As CASEWORK gives it; null where nobody asked. */
export type CaseworkRow = {
  readonly entries: readonly EntryRow[];
  readonly evidence: readonly EvidenceRow[] | null;
  readonly names: Readonly<Record<string, string>> | null;
};
type EvidenceRow = Omit<EarlierComplaint, "receivedAt"> &
  Omit<Whereabouts, "companyId"> & { readonly receivedAt: string };

/** For this reader: what a proposal rests on is named as far as it is in sight. */
export function toCasework(row: CaseworkRow, companyId: CompanyId, actor: Actor): Casework {
  const sight = sightOf(actor);
  const seen = (row.evidence ?? [])
    .filter((other) => sees(sight, { ...other, companyId }))
    .map((other) => ({ ...other, receivedAt: new Date(other.receivedAt) }));
  return {
    ...caseworkOf(row.entries.map(toEntry), seen),
    names: new Map(Object.entries(row.names ?? {})),
  };
}

/** For who came by another way than the complaint's own statement, such as its global id. */
export async function readCasework(pool: Pool, detail: ComplaintDetail, actor: Actor): Promise<Casework> {
  const { companyId, id } = detail.aggregate.facts;
  const [row] = await readerOf(pool).query<{ casework: CaseworkRow }>(
    `select ${CASEWORK("$2")} as casework from complaint c where c.id = $1`,
    [id, CASEWORK_KINDS],
    "casework",
  );
  if (row === undefined) throw new Error("the complaint was there a moment ago");
  return toCasework(row.casework, companyId, actor);
}

/** Pure: entries in the order of the log. */
function caseworkOf(
  entries: readonly TimelineEntry[],
  cited: readonly EarlierComplaint[],
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
        cited.filter((other) => other.id === id),
      ),
      decision: decisionOn(entry, entries),
    })),
    responseMeetings: of("RESPONSE_MEETING_HELD").map((entry) => ({
      ...done(entry),
      measures: entry.words["measures"] ?? "",
      responsible: entry.staff,
      dueAt: instant(entry.data.dueAt) ?? entry.at,
    })),
    evidence: of("EVIDENCE_ADDED").map((entry) => ({
      ...done(entry),
      file: entry.data["file"] as EvidenceFileId,
      name: entry.words["name"] ?? "",
      about: entry.words["about"] ?? null,
      mime: entry.data["mime"] as string,
      bytes: entry.data["bytes"] as number,
      sha256: entry.data["sha256"] as string,
      hasPreview: entry.data["preview"] === true,
      public: entry.public,
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
