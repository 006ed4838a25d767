import { z } from "zod";
import { defineJob } from "../jobs/job.ts";
import { read } from "../kernel/sql.ts";
import { sessionTime } from "./session.ts";

/** Sessions that have ended and attempts long past: nobody asks for them any more. */
export const forgetOldSignIns = defineJob({
  name: "auth.forget",
  schema: z.looseObject({}),
  cron: "17 19 * * *",
  run: async (_payload, { db, clock }) => {
    await read(db.pool, "delete from auth_session where expires_at < $1", [sessionTime()]);
    await read(db.pool, "delete from sign_in_throttle where last_at < $1::timestamptz - interval '1 day'", [
      clock.now(),
    ]);
  },
});
