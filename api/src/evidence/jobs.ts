import { FileStore } from "@tus/file-store";
import { z } from "zod";

import { defineJob } from "../jobs/job.ts";
import { forgetLoose } from "./files.ts";

const DAY_MS = 86_400_000;

/** Uploads that were never finished, and files that nobody made part of a record. */
export const forgetUploads = defineJob({
  name: "evidence.forget",
  schema: z.looseObject({}),
  cron: "23 * * * *",
  run: async (_payload, { db, clock, evidence }) => {
    const before = new Date(clock.now().getTime() - DAY_MS);
    for (const sha256 of await forgetLoose(db.pool, before)) await evidence.store.remove(sha256);
    await new FileStore({
      directory: evidence.arrivals,
      expirationPeriodInMilliseconds: DAY_MS,
    }).deleteExpired();
  },
});
