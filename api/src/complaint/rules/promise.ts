import { Check, LONGEST } from "../../kernel/check.ts";
import type { Actor } from "../../org/actor.ts";
import { promiseDeadline } from "../../sla/deadline.ts";
import type { ClockChange, ComplaintEvent } from "../events.ts";
import type { Aggregate } from "../facts.ts";
import { deadlineContext, type Ground } from "./ground.ts";

/** A promise further off than this is none: it would take the complaint out of its clocks (SLA-3). */
const LONGEST_PROMISE_MS = 730 * 86_400_000;

export function checkPromise(check: Check, promisedAt: Date, now: Date): void {
  check.future("promisedAt", promisedAt, now);
  check.notAfter("promisedAt", promisedAt, new Date(now.getTime() + LONGEST_PROMISE_MS));
}

/** SLA-1: the date promised to the complainant becomes the resolve deadline. */
export function promise(
  complaint: Aggregate,
  input: { readonly promisedAt: Date; readonly text: string | null },
  actor: Actor,
  ground: Ground,
): readonly ComplaintEvent[] {
  const check = new Check();
  checkPromise(check, input.promisedAt, ground.now);
  const text = check.optionalText("text", input.text, LONGEST.words);
  check.done();
  return [
    {
      kind: "PROMISED",
      at: ground.now,
      actorId: actor.staffId,
      data: { promisedAt: input.promisedAt },
      clocks: promisedClock(complaint, input.promisedAt, ground),
      public: true,
      ...(text === null ? {} : { words: { text } }),
    },
  ];
}

export type MovePromiseInput = {
  readonly promisedAt: Date;
  readonly reason: string;
  readonly complainantInformed: boolean;
};

/** SLA-4: once by the handler, after that by the supervisor; with a reason, and the complainant informed. The old deadline and its breach stay. */
export function movePromise(
  complaint: Aggregate,
  input: MovePromiseInput,
  actor: Actor,
  ground: Ground,
): readonly ComplaintEvent[] {
  const { promisedAt } = complaint.facts;
  const check = new Check();
  checkPromise(check, input.promisedAt, ground.now);
  if (promisedAt !== null && promisedAt.getTime() === input.promisedAt.getTime())
    check.fault("promisedAt", "UNCHANGED");
  const reason = check.text("reason", input.reason, LONGEST.reason);
  if (!input.complainantInformed) check.fault("complainantInformed", "MUST_BE_CONFIRMED");
  check.done();
  return [
    {
      kind: "PROMISE_MOVED",
      at: ground.now,
      actorId: actor.staffId,
      data: { from: promisedAt, to: input.promisedAt, complainantInformed: input.complainantInformed },
      clocks: promisedClock(complaint, input.promisedAt, ground),
      words: { reason },
      public: true,
    },
  ];
}

/** SLA-1: the resolve clock runs to the date promised; the deadline before it is superseded. */
export function promisedClock(complaint: Aggregate, promisedAt: Date, ground: Ground): ClockChange[] {
  const deadline = promiseDeadline(promisedAt, ground.now, deadlineContext(ground, complaint.suspensions));
  return [{ op: "START", clock: "RESOLVE", startedAt: ground.now, deadline, limitAt: null }];
}
