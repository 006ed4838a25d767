import { Check, LONGEST } from "../../kernel/check.ts";
import type { Actor } from "../../org/actor.ts";
import type { ComplaintEvent } from "../events.ts";
import type { Aggregate } from "../facts.ts";
import type { Ground } from "./ground.ts";

/** ESC-2: one level up by hand, with a reason. The handler stays (ESC-1). */
export function escalation(
  { facts }: Aggregate,
  input: { readonly reason: string },
  actor: Actor,
  ground: Ground,
): readonly ComplaintEvent[] {
  const check = new Check();
  const reason = check.text("reason", input.reason, LONGEST.reason);
  check.done();
  const data = { level: facts.level + 1, from: facts.level, cause: "MANUAL", clock: null } as const;
  return [{ kind: "ESCALATED", at: ground.now, actorId: actor.staffId, data, words: { reason } }];
}

/** ESC-3: this level knows of it: it is told no more. */
export function escalationAcknowledged(
  { facts }: Aggregate,
  input: { readonly text: string | null },
  actor: Actor,
  ground: Ground,
): readonly ComplaintEvent[] {
  const check = new Check();
  const text = check.optionalText("text", input.text, LONGEST.words);
  check.done();
  const words = text === null ? {} : { words: { text } };
  const data = { level: facts.level };
  return [{ kind: "ESCALATION_ACKNOWLEDGED", at: ground.now, actorId: actor.staffId, data, ...words }];
}

/** TRI-2: a confidential mark; the process stays the very same. */
export function maliciousFlag(
  { facts }: Aggregate,
  input: { readonly malicious: boolean; readonly reason: string },
  actor: Actor,
  ground: Ground,
): readonly ComplaintEvent[] {
  const check = new Check();
  const reason = check.text("reason", input.reason, LONGEST.reason);
  if (facts.malicious === input.malicious) check.fault("malicious", "UNCHANGED");
  check.done();
  return [
    {
      kind: "MALICIOUS_FLAGGED",
      at: ground.now,
      actorId: actor.staffId,
      data: { malicious: input.malicious },
      words: { reason },
    },
  ];
}

/** AUD-2: showing the contact details in full is itself an event. */
export function contactReveal(actor: Actor, ground: Ground): readonly ComplaintEvent[] {
  return [{ kind: "CONTACT_REVEALED", at: ground.now, actorId: actor.staffId, data: {} }];
}
