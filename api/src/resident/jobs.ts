import { z } from "zod";
import { defineJob } from "../jobs/job.ts";
import { read } from "../kernel/sql.ts";

/** INT-5: what was counted of yesterday's visitors is of no use to anybody. */
export const forgetVisitors = defineJob({
  name: "resident.forget",
  schema: z.looseObject({}),
  cron: "41 * * * *",
  run: async (_payload, { db, clock }) => {
    await read(db.pool, "delete from bucket where at < $1::timestamptz - interval '1 day'", [clock.now()]);
  },
});
