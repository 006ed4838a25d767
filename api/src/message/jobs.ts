import type { MessageFailure } from "@heyi/schema/vocabulary/message.ts";
import { z } from "zod";

import { defineJob } from "../jobs/job.ts";
import { readerOf } from "../kernel/sql.ts";
import { attempt } from "./attempt.ts";
import { isWorthAnotherTry } from "./delivery.ts";
import { countTry, settle } from "./fate.ts";
import { readWaiting } from "./outbox.ts";

/** With the job library's back-off some half an hour, longer than DingTalk shuts out who spoke too fast. */
const MOST_TRIES = 8;

/** For the job library, which then tries again later. */
class UndeliveredError extends Error {
  override readonly name = "UndeliveredError";
  readonly failure: MessageFailure;

  constructor(failure: MessageFailure) {
    super(failure);
    this.failure = failure;
  }
}

/** Put in line by the outbox itself (schema/prisma/functions.sql). A message that was sent but not settled is sent again, under the same id. */
export const sendMessage = defineJob({
  name: "message.send",
  schema: z.object({ id: z.uuid() }),
  run: async ({ id }, { db: { pool }, clock, messages }) => {
    const waiting = await readWaiting(readerOf(pool), id);
    if (waiting === null) return;
    const delivery = await attempt(messages, waiting, clock.now());
    if (delivery.ok || !isWorthAnotherTry(delivery.failure) || waiting.tries + 1 >= MOST_TRIES) {
      await settle(pool, waiting, delivery, clock.now());
      return;
    }
    await countTry(pool, waiting, delivery.failure, delivery.answer);
    throw new UndeliveredError(delivery.failure);
  },
});
