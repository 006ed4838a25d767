import type { MessageFailure } from "@heyi/schema/vocabulary/message.ts";
import type { Pool } from "pg";

import type { ComplaintEvent } from "../complaint/events.ts";
import { loadGroundsOf } from "../complaint/ground-of.ts";
import { maskedPhone } from "../complaint/phone.ts";
import { catchUp } from "../complaint/rules/timers.ts";
import { save } from "../complaint/save.ts";
import { lockAggregate } from "../complaint/store.ts";
import { inTransaction, read } from "../kernel/sql.ts";
import type { Delivery } from "./delivery.ts";
import type { Waiting } from "./outbox.ts";

/** AUD-1: what became of a message, in the outbox and on the complaint's timeline at once; of two who tell it the second is not heard. */
export async function settle(pool: Pool, waiting: Waiting, delivery: Delivery, now: Date): Promise<void> {
  const { id, companyId, complaintId } = waiting;
  const { failure, answer } = delivery.ok ? { failure: null, answer: null } : delivery;
  await inTransaction(pool, async (tx) => {
    const before = await lockAggregate(tx, complaintId);
    const settled = await tx.query(
      SETTLE,
      [id, delivery.ok ? "SENT" : "FAILED", failure, answer, now],
      "message_settle",
    );
    if (settled.length === 0) return;
    const groundOf = await loadGroundsOf(tx, companyId, [complaintId]);
    const ground = { ...groundOf(before), now };
    const events = [...catchUp(before, ground), fateOf(waiting, failure, answer, now)];
    await save(tx, companyId, [{ before, birth: null, events, ground }]);
  });
}

function fateOf(
  { id, kind, channel, phone, tries }: Waiting,
  failure: MessageFailure | null,
  answer: string | null,
  now: Date,
): ComplaintEvent {
  const recipient = kind === "STAFF_NOTICE" ? channel.name : phone === null ? null : maskedPhone(phone);
  const stamp = { at: now, actorId: null, ...(recipient === null ? {} : { words: { recipient } }) };
  const data = { message: id, messageKind: kind, messageChannel: channel.kind, tries: tries + 1 };
  return failure === null
    ? { ...stamp, kind: "MESSAGE_SENT", data }
    : { ...stamp, kind: "MESSAGE_FAILED", data: { ...data, failure, answer } };
}

/** It goes on waiting; the page of messages shows what is in the way. */
export async function countTry(
  pool: Pool,
  { id }: Waiting,
  failure: MessageFailure,
  answer: string | null,
): Promise<void> {
  await read(pool, COUNT, [id, failure, answer], "message_try");
}

const SETTLE = `
  update outgoing_message set state = $2, failure = $3, answer = $4, settled_at = $5, tries = tries + 1
   where id = $1 and state = 'WAITING' returning id`;

const COUNT =
  "update outgoing_message set tries = tries + 1, failure = $2, answer = $3 where id = $1 and state = 'WAITING'";
