import type {
  MessageChannel,
  MessageFailure,
  MessageKind,
  MessageState,
} from "@heyi/schema/vocabulary/message.ts";
import type { Pool } from "pg";

import type { CommandContext } from "../complaint/once.ts";
import { maskedPhone } from "../complaint/phone.ts";
import { enqueue } from "../jobs/job.ts";
import { NotFoundError } from "../kernel/errors.ts";
import type { CompanyId, MessageId } from "../kernel/ids.ts";
import { inTransaction, read } from "../kernel/sql.ts";
import { administers } from "../org/access.ts";
import { sendMessage } from "./jobs.ts";

export type OutgoingMessage = {
  readonly id: MessageId;
  readonly kind: MessageKind;
  readonly channel: MessageChannel;
  readonly channelName: string;
  /** Masked (AUD-2). */
  readonly recipient: string | null;
  readonly number: string;
  readonly state: MessageState;
  readonly tries: number;
  readonly failure: MessageFailure | null;
  readonly answer: string | null;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
};

type Row = Omit<OutgoingMessage, "recipient"> & { readonly phone: string | null };

/** The latest first. */
export async function recentMessages(
  pool: Pool,
  companyId: CompanyId,
  first: number,
): Promise<readonly OutgoingMessage[]> {
  const rows = await read<Row>(pool, SELECT, [companyId, first], "messages_recent");
  return rows.map(({ phone, ...row }) => ({
    ...row,
    recipient: row.kind === "STAFF_NOTICE" || phone === null ? null : maskedPhone(phone),
  }));
}

/** One that was given up is tried again, with all its tries. @throws NotAllowedError, NotFoundError */
export async function retryMessage({ pool, actor }: CommandContext, id: MessageId): Promise<void> {
  const { companyId } = administers(actor);
  await inTransaction(pool, async (tx) => {
    const waiting = await tx.query(RETRY, [companyId, id], "message_retry");
    if (waiting.length === 0) throw new NotFoundError("message");
    await enqueue(tx, sendMessage, { id });
  });
}

const SELECT = `
  select m.id, m.kind, ch.kind as channel, ch.name as "channelName", w.phone, c.number, m.state, m.tries, m.failure, m.answer,
         m.created_at as "createdAt", m.settled_at as "settledAt"
    from outgoing_message m
    join message_channel ch on ch.id = m.channel_id
    join complaint c on c.id = m.complaint_id
    join complainant w on w.id = c.complainant_id
   where m.company_id = $1
   order by m.created_at desc, m.id desc
   limit $2`;

const RETRY = `
  update outgoing_message set state = 'WAITING', tries = 0, failure = null, answer = null, settled_at = null
   where company_id = $1 and id = $2 and state = 'FAILED' returning id`;
