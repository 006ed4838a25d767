import { Check, LONGEST } from "../../kernel/check.ts";
import type { ComplaintEvent } from "../events.ts";
import type { Aggregate } from "../facts.ts";
import type { Ground } from "./ground.ts";
import { reopened } from "./reopening.ts";

/** HND-5: what the complainant adds under the tracking code; the one who answers for it is told. */
export function remark(input: { readonly text: string }, ground: Ground): readonly ComplaintEvent[] {
  const check = new Check();
  const text = check.text("text", input.text, LONGEST.words, 2);
  check.done();
  return [{ kind: "REMARKED", at: ground.now, actorId: null, data: {}, words: { text }, public: true }];
}

/** The complainant says that it is settled; the visit asks for more than that. */
export function resultConfirmed(ground: Ground): readonly ComplaintEvent[] {
  return [{ kind: "RESULT_CONFIRMED", at: ground.now, actorId: null, data: {}, public: true }];
}

/** ESC-3, VIS-5: the complainant does not take it for settled: it is handled again, one level up where it was not closed yet. */
export function resultRefused(
  complaint: Aggregate,
  input: { readonly reason: string },
  ground: Ground,
): readonly ComplaintEvent[] {
  const check = new Check();
  const reason = check.text("reason", input.reason, LONGEST.reason, 2);
  check.done();
  const cause = complaint.facts.state === "CLOSED" ? "COMPLAINANT_REQUEST" : "DISSATISFIED";
  return [
    { kind: "RESULT_REFUSED", at: ground.now, actorId: null, data: {}, words: { reason }, public: true },
    reopened(cause, null, complaint, null, ground),
  ];
}
