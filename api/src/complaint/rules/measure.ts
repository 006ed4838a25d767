import { Check, LONGEST } from "../../kernel/check.ts";
import type { MeasureId, StaffId } from "../../kernel/ids.ts";
import { addDays, localDate, localInstant, type LocalDate } from "../../kernel/local-time.ts";
import type { Actor } from "../../org/actor.ts";
import type { ComplaintEvent } from "../events.ts";
import type { Aggregate, Measure } from "../facts.ts";
import type { Ground } from "./ground.ts";
import type { Named } from "./investigation.ts";

export type SetMeasureInput = {
  readonly measureId: MeasureId;
  readonly what: string;
  readonly ownerId: StaffId;
  readonly dueDate: LocalDate;
};

const LONGEST_MEASURE_DAYS = 730;

/** HND-7: what keeps it from happening again, by whom and until which day. */
export function measureSet(
  input: SetMeasureInput,
  owner: Named,
  actor: Actor,
  ground: Ground,
): readonly ComplaintEvent[] {
  const today = localDate(ground.now);
  const check = new Check();
  const what = check.text("what", input.what, LONGEST.words, 2);
  if (owner === null) check.fault("ownerId", "UNKNOWN_REFERENCE");
  if (input.dueDate < today) check.fault("dueDate", "TOO_EARLY", today);
  const latest = addDays(today, LONGEST_MEASURE_DAYS);
  if (input.dueDate > latest) check.fault("dueDate", "TOO_LATE", latest);
  check.done();
  if (owner === null) throw new TypeError("nobody passed the check");
  const data = { measure: input.measureId, owner, dueDate: input.dueDate };
  return [{ kind: "PREVENTIVE_MEASURE_SET", at: ground.now, actorId: actor.staffId, data, words: { what } }];
}

/** HND-7: done, with what was done; only then its reminder ends. */
export function measureDone(
  { measures }: Aggregate,
  input: { readonly measureId: MeasureId; readonly text: string },
  actor: Actor,
  ground: Ground,
): readonly ComplaintEvent[] {
  const check = new Check();
  const text = check.text("text", input.text, LONGEST.words, 2);
  if (!measures.some(({ id, doneAt }) => id === input.measureId && doneAt === null))
    check.fault("measureId", "UNKNOWN_REFERENCE");
  check.done();
  const data = { measure: input.measureId };
  return [{ kind: "PREVENTIVE_MEASURE_DONE", at: ground.now, actorId: actor.staffId, data, words: { text } }];
}

const REMINDED_FROM = "09:00";
const DAY_MS = 86_400_000;

/** HND-7: on the morning of its day, and again after so many days until it is done; null: it is done. */
export function remindAt({ dueDate, remindedAt, doneAt }: Measure, { policy }: Ground): Date | null {
  if (doneAt !== null) return null;
  if (remindedAt === null) return localInstant(dueDate, REMINDED_FROM);
  return new Date(remindedAt.getTime() + policy.measureReminderDays * DAY_MS);
}
