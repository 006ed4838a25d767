import { z } from "zod";

import { defineJob } from "../jobs/job.ts";
import { recordStock } from "./stocktaking.ts";

/** REP-1: each morning at 8:15 in Shanghai, before the first shift looks. */
export const takeStock = defineJob({
  name: "report.stocktaking",
  schema: z.looseObject({}),
  cron: "15 0 * * *",
  run: async (_payload, { db, clock, log }) => {
    for (const { companyId, open, lost } of await recordStock(db.pool, clock.now()))
      if (lost > 0) log.error({ companyId, open, lost }, "open complaints without owner or next action");
  },
});
