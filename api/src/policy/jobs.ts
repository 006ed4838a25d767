import { z } from "zod";

import { recompute } from "../complaint/recompute.ts";
import { defineJob } from "../jobs/job.ts";
import type { CompanyId, ProjectId, StaffId } from "../kernel/ids.ts";

/** SLA-6: brings what is open under newer rules; running it twice changes nothing more. */
export const applyRules = defineJob({
  name: "policy.apply",
  schema: z.object({
    companyId: z.uuid(),
    projectId: z.uuid().nullable(),
    rulesVersion: z.int(),
    by: z.uuid(),
  }),
  run: ({ companyId, projectId, rulesVersion, by }, { db, clock }) =>
    recompute(db.pool, clock, companyId as CompanyId, {
      cause: "POLICY",
      rulesVersion,
      by: by as StaffId,
      projectIds: projectId === null ? null : [projectId as ProjectId],
    }),
});
