import { handOver } from "../complaint/case-commands.ts";
import type { CommandContext } from "../complaint/once.ts";
import { Check, LONGEST } from "../kernel/check.ts";
import { isDomainError, NotFoundError, type DomainError } from "../kernel/errors.ts";
import { idFromKey, type ComplaintId, type HandoverId, type StaffId } from "../kernel/ids.ts";
import { acceptHandover, rememberHandover } from "./store.ts";

export type Handed = {
  readonly complaintId: ComplaintId;
  readonly expectedVersion: number;
  readonly note: string | null;
};
export type Result = Handed & { readonly error: DomainError | null };

/** Room is left for each complaint's own. */
const LONGEST_KEY = 60;
const MOST = 500;

/**
 * ORG-5: hands complaints to a colleague at the change of shifts. Each moves by a command of its own, at once, so that none
 * is without an owner; the list of those that moved waits for the other to take it by name.
 * @throws InvalidError
 */
export async function handOverShift(
  context: CommandContext,
  input: {
    readonly idempotencyKey: string;
    readonly toStaffId: StaffId;
    readonly note: string | null;
    readonly complaints: readonly Handed[];
  },
): Promise<readonly Result[]> {
  const check = new Check();
  check.text("idempotencyKey", input.idempotencyKey, LONGEST_KEY, 8);
  const note = check.optionalText("note", input.note, LONGEST.words);
  if (input.complaints.length === 0) check.fault("complaints", "REQUIRED");
  if (input.complaints.length > MOST) check.fault("complaints", "TOO_MANY", String(MOST));
  if (input.toStaffId === context.actor.staffId) check.fault("toStaffId", "UNCHANGED");
  check.done();
  const results: Result[] = [];
  for (const each of input.complaints) results.push({ ...each, error: await handOne(context, input, each) });
  const moved = results.filter(({ error }) => error === null);
  if (moved.length > 0) {
    const { pool, actor, clock } = context;
    const { staffId: from, companyId } = actor;
    const id = idFromKey<"ShiftHandover">("handover", from, input.idempotencyKey);
    await rememberHandover(pool, { id, companyId, from, to: input.toStaffId, note, at: clock.now() }, moved);
  }
  return results;
}

async function handOne(
  context: CommandContext,
  { idempotencyKey, toStaffId }: { readonly idempotencyKey: string; readonly toStaffId: StaffId },
  each: Handed,
): Promise<DomainError | null> {
  try {
    const key = `${idempotencyKey} ${each.complaintId}`;
    await handOver(context, { ...each, toStaffId, idempotencyKey: key });
    return null;
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return error;
  }
}

/** ORG-5: by name. @throws NotFoundError where it is not this person's to take */
export async function acceptShift({ pool, actor, clock }: CommandContext, id: HandoverId): Promise<void> {
  if (!(await acceptHandover(pool, id, actor.staffId, clock.now()))) throw new NotFoundError("handover");
}
