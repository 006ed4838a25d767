import type { ComplainantKind } from "@heyi/schema/vocabulary/complaint.ts";
import type { Pool } from "pg";

import type { Clock } from "../kernel/clock.ts";
import { InvalidError } from "../kernel/errors.ts";
import type { ComplaintId } from "../kernel/ids.ts";
import { brokenConstraint, readerOf } from "../kernel/sql.ts";
import { report, type ReportedProject } from "../resident/report.ts";
import type { Partner } from "./partner.ts";

export type Submission = {
  readonly idempotencyKey: string;
  readonly projectCode: string;
  readonly content: string;
  readonly demand: string | null;
  readonly room: string | null;
  readonly name: string | null;
  readonly phone: string | null;
  readonly kind: Exclude<ComplainantKind, "ANONYMOUS">;
  readonly occurredAt: Date | null;
};

/**
 * PAR-1, INT-4: takes a complaint in through an app; the same key again gives the same complaint, also where two requests
 * with it come at once.
 * @throws InvalidError
 */
export async function submit(
  context: { readonly pool: Pool; readonly clock: Clock },
  partner: Partner,
  { projectCode, occurredAt, ...input }: Submission,
): Promise<ComplaintId> {
  const project = await projectFor(context.pool, partner, projectCode);
  const given = {
    ...input,
    channel: "PARTNER_API" as const,
    partnerAppId: partner.appId,
    ...(occurredAt && { occurredAt }),
  };
  try {
    return await report(context, project, given);
  } catch (error) {
    // The other request with this key was first, under another first responder: its answer is this one's too.
    if (brokenConstraint(error) !== "complaint_company_id_external_id_key") throw error;
    return report(context, project, given);
  }
}

/** One of the company's that the app may serve. @throws InvalidError */
async function projectFor(
  pool: Pool,
  { companyId, projectIds }: Partner,
  code: string,
): Promise<ReportedProject> {
  const [project] = await readerOf(pool).query<ReportedProject>(
    `select id, company_id as "companyId", name from project
      where company_id = $1 and code = $2 and (cardinality($3::uuid[]) = 0 or id = any($3))`,
    [companyId, code.trim().toUpperCase(), projectIds],
    "partner_project",
  );
  if (project === undefined) throw new InvalidError([{ path: "projectCode", code: "UNKNOWN_REFERENCE" }]);
  return project;
}
