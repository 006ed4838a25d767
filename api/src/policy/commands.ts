import type { CommandContext } from "../complaint/once.ts";
import { appendOfCompany } from "../events/append.ts";
import { enqueue } from "../jobs/job.ts";
import { InvalidError, NotFoundError } from "../kernel/errors.ts";
import { newId, type CompanyId, type ProjectId } from "../kernel/ids.ts";
import { inTransaction, type Reader } from "../kernel/sql.ts";
import { administers } from "../org/access.ts";
import { loadGrounds } from "../sla/ground.ts";
import type { ServiceHours } from "../sla/service-hours.ts";
import { applyRules } from "./jobs.ts";
import { changesOf, checkedHours, checkedReason, toPolicy, type PolicyRows } from "./rules.ts";
import { addVersion, versionsOf } from "./store.ts";

export type RulesInput = {
  /** Null: the whole company. */
  readonly projectId: ProjectId | null;
  /** Null: a project follows the company's. */
  readonly policy: PolicyRows | null;
  /** Of a project; null: as they are. */
  readonly serviceHours: ServiceHours | null;
};

/**
 * SLA-6: a new version of the rules, in force for what comes in from now on; what is open stays under its own unless
 * `applyToOpen`. Whoever stands on an older version than the newest is told so, and nothing is changed.
 * @throws NotAllowedError, InvalidError, NotFoundError
 */
export async function changeRules(
  { pool, clock, actor }: CommandContext,
  input: RulesInput & {
    readonly expectedVersion: number;
    readonly reason: string;
    readonly applyToOpen: boolean;
  },
): Promise<number> {
  const { companyId, staffId } = administers(actor);
  const { policy, serviceHours: givenHours } = checkedRules(input);
  const reason = checkedReason(input.reason);
  const { projectId, expectedVersion } = input;
  const version = expectedVersion + 1;
  const now = clock.now();
  await inTransaction(pool, async (tx) => {
    await findProject(tx, companyId, projectId);
    const versions = await versionsOf(tx, companyId);
    if (versions[0]?.version !== expectedVersion) throw stale();
    const before = versions.find((each) => each.projectId === projectId);
    const serviceHours = givenHours ?? before?.serviceHours ?? null;
    const id = newId<"PolicyVersion">(now);
    const row = { id, companyId, projectId, version, policy, serviceHours, at: now, by: staffId, reason };
    if (!(await addVersion(tx, row))) throw stale();
    if (input.applyToOpen)
      await enqueue(tx, applyRules, { companyId, projectId, rulesVersion: version, by: staffId });
    const data = {
      version,
      projectId,
      changes: changesOf(before?.policy ?? null, policy),
      serviceHours,
      applied: input.applyToOpen,
    };
    await appendOfCompany(tx, companyId, { at: now, kind: "POLICY_CHANGED", actorId: staffId, data });
  });
  return version;
}

function stale(): InvalidError {
  return new InvalidError([{ path: "expectedVersion", code: "TAKEN" }]);
}

/** @throws InvalidError */
export function checkedRules({ projectId, policy, serviceHours }: RulesInput) {
  if (projectId === null && policy === null) throw new InvalidError([{ path: "policy", code: "REQUIRED" }]);
  if (projectId === null && serviceHours !== null)
    throw new InvalidError([{ path: "serviceHours", code: "MUST_BE_ABSENT" }]);
  return {
    policy: policy === null ? null : toPolicy(policy),
    serviceHours: serviceHours === null ? null : checkedHours(serviceHours),
  };
}

async function findProject(reader: Reader, companyId: CompanyId, projectId: ProjectId | null): Promise<void> {
  if (projectId === null) return;
  if ((await loadGrounds(reader, companyId, [projectId])).size === 0) throw new NotFoundError("project");
}
