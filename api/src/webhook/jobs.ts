import { z } from "zod";

import { defineJob } from "../jobs/job.ts";
import { read } from "../kernel/sql.ts";

/** So long what was sent can be looked up; told again later it has another id. */
const KEPT_DAYS = 30;

export const forgetDeliveries = defineJob({
  name: "webhook.forget",
  schema: z.looseObject({}),
  cron: "17 * * * *",
  run: async (_payload, { db, clock }) => {
    await read(
      db.pool,
      "delete from webhook_delivery where settled_at < $1::timestamptz - $2 * interval '1 day'",
      [clock.now(), KEPT_DAYS],
      "webhook_forget",
    );
  },
});
