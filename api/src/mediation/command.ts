import type { CommandContext } from "../complaint/once.ts";
import { InvalidError } from "../kernel/errors.ts";
import type { CaseId } from "../kernel/ids.ts";
import { inTransaction, type Tx } from "../kernel/sql.ts";
import type { Actor } from "../org/actor.ts";
import { conducts, type Depth } from "./access.ts";
import type { CaseFile } from "./rules/case.ts";
import type { Decision } from "./rules/decision.ts";
import { saveCase } from "./save.ts";
import { lockCase } from "./store.ts";

/** Which case, and as of which version it was seen: a second sending finds another version and does nothing. */
export type CaseInput = { readonly caseId: CaseId; readonly expectedVersion: number };

export type Deciding = {
  readonly file: CaseFile;
  readonly now: Date;
  readonly tx: Tx;
  readonly depth: Depth;
};

/**
 * One act on a case: locks it, asks rights, decides, writes it and what was decided, appends the events.
 * @throws NotFoundError, NotAllowedError, InvalidError
 */
export async function actOnCase(
  { pool, actor, clock }: CommandContext,
  input: CaseInput,
  decide: (deciding: Deciding) => Decision | Promise<Decision>,
  rights: (actor: Actor, file: CaseFile) => Depth = conducts,
): Promise<CaseId> {
  await inTransaction(pool, async (tx) => {
    const file = await lockCase(tx, actor.companyId, input.caseId);
    const depth = rights(actor, file);
    if (file.version !== input.expectedVersion)
      throw new InvalidError([{ path: "expectedVersion", code: "CHANGED_MEANWHILE" }]);
    const now = clock.now();
    await saveCase(tx, file, await decide({ file, now, tx, depth }), { at: now, actorId: actor.staffId });
  });
  return input.caseId;
}
