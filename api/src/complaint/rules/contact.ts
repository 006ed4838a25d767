import type { ContactHow } from "@heyi/schema/vocabulary/complaint.ts";

import { Check, LONGEST } from "../../kernel/check.ts";
import type { Actor } from "../../org/actor.ts";
import type { ComplaintEvent } from "../events.ts";
import type { Aggregate } from "../facts.ts";
import type { Ground } from "./ground.ts";

/** SLA-1: the complainant has heard from us. */
export function response(
  input: { readonly how: ContactHow; readonly text: string | null },
  actor: Actor,
  ground: Ground,
): readonly ComplaintEvent[] {
  const check = new Check();
  const text = check.optionalText("text", input.text, LONGEST.words);
  check.done();
  return [responded(input.how, text, actor, ground)];
}

export type ContactInput = {
  readonly how: ContactHow;
  readonly text: string;
  /** SLA-1: this is the substantive answer. */
  readonly isReply: boolean;
  readonly public: boolean;
};

/** HND-5: when, how, who, what was said. The first contact is the response too, unless that was recorded before. */
export function contact(
  { facts }: Aggregate,
  input: ContactInput,
  actor: Actor,
  ground: Ground,
): readonly ComplaintEvent[] {
  const check = new Check();
  const text = check.text("text", input.text, LONGEST.words, 2);
  check.done();
  const contacted: ComplaintEvent = {
    kind: "CONTACTED",
    at: ground.now,
    actorId: actor.staffId,
    data: { how: input.how, isReply: input.isReply },
    words: { text },
    public: input.public,
    clocks: input.isReply ? [{ op: "MEET", clock: "REPLY" }] : [],
  };
  return facts.respondedAt === null ? [responded(input.how, null, actor, ground), contacted] : [contacted];
}

/** HND-5: an entry without a contact; public ones stand under the tracking code. */
export function progress(
  input: { readonly text: string; readonly public: boolean },
  actor: Actor,
  ground: Ground,
): readonly ComplaintEvent[] {
  const check = new Check();
  const text = check.text("text", input.text, LONGEST.words, 2);
  check.done();
  const stamp = { at: ground.now, actorId: actor.staffId };
  return [{ ...stamp, kind: "PROGRESS_NOTED", data: {}, words: { text }, public: input.public }];
}

function responded(how: ContactHow, text: string | null, actor: Actor, ground: Ground): ComplaintEvent {
  return {
    kind: "RESPONDED",
    at: ground.now,
    actorId: actor.staffId,
    data: { how },
    clocks: [{ op: "MEET", clock: "RESPOND" }],
    ...(text === null ? {} : { words: { text } }),
  };
}
