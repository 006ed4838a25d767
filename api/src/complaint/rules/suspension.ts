import type { SuspendReason } from "@heyi/schema/vocabulary/complaint.ts";

import { Check, LONGEST } from "../../kernel/check.ts";
import type { StaffId } from "../../kernel/ids.ts";
import type { Actor } from "../../org/actor.ts";
import { deadline, promiseDeadline, type Deadline, type Explanation } from "../../sla/deadline.ts";
import type { Aggregate, Clock } from "../facts.ts";
import type { ClockChange, ComplaintEvent, EventOf, Words } from "../events.ts";
import { deadlineContext, type Ground } from "./ground.ts";

/** SLA-5: the clocks go on; a deadline that the pause has lengthened becomes the next generation of its clock. */
export function resumption(
  complaint: Aggregate,
  ground: Ground,
  actorId: StaffId | null,
  cause: EventOf<"RESUMED">["data"]["cause"],
  words?: Words,
): readonly ComplaintEvent[] {
  const suspensions = complaint.suspensions.map((stretch) =>
    stretch.endedAt === null ? { ...stretch, endedAt: ground.now } : stretch,
  );
  const paused = complaint.clocks.filter((clock) => clock.state === "PAUSED");
  return [
    {
      kind: "RESUMED",
      at: ground.now,
      actorId,
      data: { cause },
      clocks: [
        { op: "CONTINUE" },
        ...paused.flatMap((clock) => movedDeadline(clock, { ...complaint, suspensions }, ground)),
      ],
      ...(words === undefined ? {} : { words }),
    },
  ];
}

/** SLA-5: resumed before its review date, with a word on it or without. */
export function resumptionByHand(
  complaint: Aggregate,
  input: { readonly text: string | null },
  actor: Actor,
  ground: Ground,
): readonly ComplaintEvent[] {
  const check = new Check();
  const text = check.optionalText("text", input.text, LONGEST.words);
  check.done();
  return resumption(complaint, ground, actor.staffId, "BY_HAND", text === null ? undefined : { text });
}

/** SLA-2, SLA-6: the same deadline computed anew on today's calendar and pauses; nothing when it stays where it is. */
export function movedDeadline(clock: Clock, complaint: Aggregate, ground: Ground): ClockChange[] {
  const anew = spanAnew(clock, clock.explanation.span, complaint, ground);
  const stays = anew.dueAt.getTime() === clock.dueAt.getTime();
  // Told beforehand as before, where the deadline itself stays where it was.
  return movedTo(clock, stays ? { ...anew, dueSoonAt: clock.dueSoonAt } : anew, complaint, ground);
}

/** SLA-4: a deadline in another one's place; what was breached stays where it is. */
export function movedTo(clock: Clock, anew: Deadline, complaint: Aggregate, ground: Ground): ClockChange[] {
  const unmoved =
    anew.dueAt.getTime() === clock.dueAt.getTime() &&
    anew.provisional === clock.provisional &&
    (anew.dueSoonAt.getTime() === clock.dueSoonAt.getTime() || clock.dueSoonFiredAt !== null);
  const limitAt = clock.limitAt === null ? null : replyLimit(complaint, ground).dueAt;
  if (unmoved || clock.overdueFiredAt !== null) return movedLimit(clock, limitAt);
  return [{ op: "START", clock: clock.kind, startedAt: clock.startedAt, deadline: anew, limitAt }];
}

/** SLA-1, SLA-5: the hard limit lies beyond the deadline, so it may move where the deadline does not; once passed, it stays. */
function movedLimit(clock: Clock, limitAt: Date | null): ClockChange[] {
  if (limitAt === null || clock.limitFiredAt !== null) return [];
  return limitAt.getTime() === clock.limitAt?.getTime() ? [] : [{ op: "LIMIT", clock: clock.kind, limitAt }];
}

/** A clock from where it began, with its own span or another. */
export function spanAnew(
  { explanation: { from } }: Clock,
  span: Explanation["span"],
  { suspensions }: Pick<Aggregate, "suspensions">,
  ground: Ground,
): Deadline {
  const context = deadlineContext(ground, suspensions);
  return span.kind === "PROMISE"
    ? promiseDeadline(new Date(span.promisedAt), new Date(from), context)
    : deadline(span, new Date(from), context);
}

/** SLA-1: the hard limit of the reply, counted from the day of receipt. */
export function replyLimit(
  { facts, suspensions }: Pick<Aggregate, "facts" | "suspensions">,
  ground: Ground,
): Deadline {
  const days = ground.policy.replyLimitWorkingDays;
  return deadline({ kind: "WORKING_DAYS", days }, facts.receivedAt, deadlineContext(ground, suspensions));
}

const DAY_MS = 86_400_000;

export type SuspendInput = { readonly reason: SuspendReason; readonly reviewAt: Date; readonly text: string };

/** SLA-5: the only pause there is: with a ground, words, and a review date at most so many days off. */
export function suspension(input: SuspendInput, actor: Actor, ground: Ground): readonly ComplaintEvent[] {
  const check = new Check();
  check.future("reviewAt", input.reviewAt, ground.now);
  const latest = new Date(ground.now.getTime() + ground.policy.suspendMaxDays * DAY_MS);
  check.notAfter("reviewAt", input.reviewAt, latest);
  const text = check.text("text", input.text, LONGEST.words);
  check.done();
  const data = { reason: input.reason, reviewAt: input.reviewAt };
  return [
    {
      kind: "SUSPENDED",
      at: ground.now,
      actorId: actor.staffId,
      data,
      clocks: [{ op: "PAUSE" }],
      words: { text },
    },
  ];
}
