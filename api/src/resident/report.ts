import { createHash } from "node:crypto";
import type { ComplainantKind } from "@heyi/schema/vocabulary/complaint.ts";
import type { Pool } from "pg";

import { register } from "../complaint/register.ts";
import { Check, LONGEST } from "../kernel/check.ts";
import type { Clock } from "../kernel/clock.ts";
import { InvalidError, NotFoundError } from "../kernel/errors.ts";
import type { CompanyId, ComplaintId, PartnerAppId, ProjectId, StaffId, UserId } from "../kernel/ids.ts";
import { readerOf, type Reader } from "../kernel/sql.ts";
import { HELD_ROLES, type Actor, type HeldRole } from "../org/actor.ts";

export type ReportInput = {
  readonly idempotencyKey: string;
  readonly content: string;
  readonly demand: string | null;
  readonly room: string | null;
  /** INT-5: left out with the phone, it is anonymous. */
  readonly name: string | null;
  readonly phone: string | null;
  readonly kind: Exclude<ComplainantKind, "ANONYMOUS">;
  readonly channel: "WEB" | "PARTNER_API";
  readonly occurredAt?: Date;
  /** PAR-1: keys are an app's own. */
  readonly partnerAppId?: PartnerAppId;
};

export type ReportedProject = {
  readonly id: ProjectId;
  readonly companyId: CompanyId;
  readonly name: string;
};

/** A project by the code on its wall. Codes are a company's own: where two have the same, there is no page for either. */
export async function projectByCode(pool: Pool, code: string): Promise<ReportedProject> {
  const rows = await readerOf(pool).query<ReportedProject>(
    'select id, company_id as "companyId", name from project where code = $1 limit 2',
    [code.trim().toUpperCase()],
    "project_by_code",
  );
  const [project] = rows;
  if (project === undefined || rows.length > 1) throw new NotFoundError("project");
  return project;
}

/** INT-2, INT-5, ORG-5: a complaint by its complainant, in the hands of the project's least loaded agent from the first moment on. */
export async function report(
  context: { readonly pool: Pool; readonly clock: Clock },
  project: ReportedProject,
  input: ReportInput,
): Promise<ComplaintId> {
  const key = keyOf(input);
  const responder = await firstResponderOf(readerOf(context.pool), project, key);
  const named = (input.name ?? "").trim() !== "" || (input.phone ?? "").trim() !== "";
  return register(
    { ...context, actor: responder },
    {
      idempotencyKey: key,
      projectId: project.id,
      channel: input.channel,
      content: input.content,
      receivedAt: null,
      occurredAt: input.occurredAt ?? null,
      complainant: named
        ? { kind: input.kind, name: input.name, phone: input.phone, room: input.room }
        : { kind: "ANONYMOUS", name: null, phone: null, room: input.room },
      demand: input.demand,
      mood: null,
      seeks: null,
      category: null,
      subCategory: null,
      urgency: null,
      impact: null,
      injury: false,
      repeatOfId: null,
      responded: false,
      byComplainant: true,
      ...(input.partnerAppId && { partnerAppId: input.partnerAppId }),
    },
  );
}

/** No key of the staff is among them, and no app's is another's. @throws InvalidError */
function keyOf({ idempotencyKey, partnerAppId }: ReportInput): string {
  if (partnerAppId === undefined) return `report:${idempotencyKey}`;
  const check = new Check();
  const key = check.text("idempotencyKey", idempotencyKey, LONGEST.key, 16);
  check.done();
  return `partner:${createHash("sha256").update(`${partnerAppId} ${key}`).digest("base64url")}`;
}

/**
 * ORG-5: an agent of the project, else a dispatcher, supervisor or manager; of these who owns least, or who has the answer
 * to this very request already.
 */
async function firstResponderOf(reader: Reader, { id }: ReportedProject, key: string): Promise<Actor> {
  type Row = { staffId: StaffId; userId: UserId; companyId: CompanyId; name: string; roles: HeldRole[] };
  const [row] = await reader.query<Row>(SELECT_RESPONDER, [id, key], "first_responder");
  if (row === undefined) throw new InvalidError([{ path: "projectCode", code: "UNKNOWN_REFERENCE" }]);
  return row;
}

const SELECT_RESPONDER = `
  select s.id as "staffId", coalesce(s.user_id, s.id) as "userId", s.company_id as "companyId", s.name, ${HELD_ROLES} as roles
    from staff s
    join staff_role held on held.staff_id = s.id and held.project_id = $1
     and held.role in ('AGENT', 'DISPATCHER', 'SUPERVISOR', 'PROJECT_MANAGER')
    left join command_receipt k on k.staff_id = s.id and k.key = $2
   where s.active or k.key is not null
   order by (k.key is null), array_position(array['AGENT', 'DISPATCHER', 'SUPERVISOR', 'PROJECT_MANAGER'], held.role),
            (select count(*) from complaint c where c.owner_id = s.id and c.state not in ('CLOSED', 'MERGED', 'WITHDRAWN')), s.id
   limit 1`;
