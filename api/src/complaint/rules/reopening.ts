import type { ReopenCause } from "@heyi/schema/vocabulary/complaint.ts";

import { Check, LONGEST } from "../../kernel/check.ts";
import type { StaffId } from "../../kernel/ids.ts";
import type { Actor } from "../../org/actor.ts";
import { deadline } from "../../sla/deadline.ts";
import type { ClockChange, ComplaintEvent } from "../events.ts";
import type { Aggregate, Facts } from "../facts.ts";
import { deadlineContext, type Ground } from "./ground.ts";

const DAY_MS = 86_400_000;

/** VIS-5: whether a closed complaint may still be taken up again; later it is a complaint of its own. */
export function mayReopen({ endedAt }: Facts, { now, policy }: Pick<Ground, "now" | "policy">): boolean {
  return endedAt === null || now.getTime() - endedAt.getTime() <= policy.reopenDays * DAY_MS;
}

/** VIS-5: handled again at the complainant's word. */
export function reopening(
  complaint: Aggregate,
  input: { readonly reason: string },
  actor: Actor,
  ground: Ground,
): readonly ComplaintEvent[] {
  const check = new Check();
  const reason = check.text("reason", input.reason, LONGEST.reason);
  check.done();
  return [reopened("COMPLAINANT_REQUEST", reason, complaint, actor.staffId, ground)];
}

/** ESC-3, VIS-5: the time to resolve runs anew from now on; what the earlier deadlines were stays on record (SLA-4). */
export function reopened(
  cause: ReopenCause,
  reason: string | null,
  complaint: Aggregate,
  actorId: StaffId | null,
  ground: Ground,
): ComplaintEvent {
  return {
    kind: "REOPENED",
    at: ground.now,
    actorId,
    data: { cause },
    clocks: resolveAnew(complaint, ground),
    ...(reason === null ? {} : { words: { reason } }),
  };
}

/** The resolve clock from now on: a complaint that comes back has waited once already, so its priority gives it no more time. */
export function resolveAnew({ suspensions }: Aggregate, ground: Ground): ClockChange[] {
  const span = { kind: "WORKING_DAYS", days: ground.policy.reopenedWorkingDays } as const;
  const due = deadline(span, ground.now, deadlineContext(ground, suspensions));
  return [
    { op: "STOP", clock: "VISIT" },
    { op: "START", clock: "RESOLVE", startedAt: ground.now, deadline: due, limitAt: null },
  ];
}
