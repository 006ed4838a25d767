import { z } from "zod";
import { defineJob } from "./job.ts";
import { releaseDead } from "./presence.ts";

/** What a killed process was doing is done by another within the minute. */
export const releaseDeadWorkers = defineJob({
  name: "jobs.release",
  schema: z.looseObject({}),
  cron: "* * * * *",
  run: async (_payload, { db, log }) => {
    const dead = await releaseDead(db.pool);
    if (dead > 0) log.warn({ pools: dead }, "jobs of dead workers released");
  },
});
