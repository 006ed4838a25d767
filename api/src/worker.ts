import { forgetOldSignIns } from "./auth/jobs.ts";
import { recomputeDeadlines } from "./calendar/jobs.ts";
import { applyRules } from "./policy/jobs.ts";
import type { Services } from "./context.ts";
import { forgetUploads } from "./evidence/jobs.ts";
import type { AnyJob } from "./jobs/job.ts";
import { releaseDeadWorkers } from "./jobs/release-dead.ts";
import { sendMessage } from "./message/jobs.ts";
import { forgetVisitors } from "./resident/jobs.ts";
import { takeStock } from "./report/jobs.ts";
import { startJobs } from "./jobs/runner.ts";
import { forgetDeliveries } from "./webhook/jobs.ts";

/** Every job there is. */
const JOBS: readonly AnyJob[] = [
  forgetOldSignIns,
  recomputeDeadlines,
  applyRules,
  forgetVisitors,
  forgetUploads,
  takeStock,
  sendMessage,
  forgetDeliveries,
  releaseDeadWorkers,
];

export function startWorker(services: Services): Promise<AsyncDisposable> {
  return startJobs(services, JOBS);
}
