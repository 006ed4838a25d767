import { forgetOldSignIns } from "./auth/jobs.ts";
import type { Services } from "./context.ts";
import type { AnyJob } from "./jobs/job.ts";
import { startJobs } from "./jobs/runner.ts";

/** Every job there is. */
const JOBS: readonly AnyJob[] = [forgetOldSignIns];

export function startWorker(services: Services): Promise<AsyncDisposable> {
  return startJobs(services, JOBS);
}
