import { z } from "zod";

import { recompute } from "../complaint/recompute.ts";
import { defineJob } from "../jobs/job.ts";
import type { CompanyId } from "../kernel/ids.ts";

/** SLA-2: after a year was loaded, every running deadline of the company is computed anew; running it twice changes nothing more. */
export const recomputeDeadlines = defineJob({
  name: "calendar.recompute",
  schema: z.object({ companyId: z.uuid(), year: z.int() }),
  run: ({ companyId, year }, { db, clock }) =>
    recompute(db.pool, clock, companyId as CompanyId, {
      cause: "CALENDAR",
      year,
      by: null,
      projectIds: null,
    }),
});
