import type { MessageChannel } from "@heyi/schema/vocabulary/message.ts";
import type { Pool } from "pg";

import type { CommandContext } from "../complaint/once.ts";
import { Check, LONGEST } from "../kernel/check.ts";
import { InvalidError, NotFoundError } from "../kernel/errors.ts";
import { newId, type CompanyId, type MessageChannelId, type ProjectId } from "../kernel/ids.ts";
import { read } from "../kernel/sql.ts";
import { administers } from "../org/access.ts";
import { type Delivery, undelivered } from "./delivery.ts";
import type { MessageRoom } from "./room.ts";
import { checkedSecret, type ChannelInput, shownOf } from "./rules/channel.ts";
import { dispatch } from "./dispatch.ts";

/** As it is shown: what it keeps sealed is never read for this. */
export type Channel = {
  readonly id: MessageChannelId;
  readonly kind: MessageChannel;
  readonly name: string;
  readonly shown: string;
  readonly project: string | null;
  readonly createdAt: Date;
};

export function channelsOf(pool: Pool, companyId: CompanyId): Promise<readonly Channel[]> {
  return read<Channel>(pool, SELECT, [companyId], "channels_shown");
}

/** @throws NotAllowedError, InvalidError */
export async function addChannel(
  { pool, clock, actor }: CommandContext,
  room: MessageRoom,
  input: ChannelInput & { readonly name: string; readonly projectId: ProjectId | null },
): Promise<void> {
  const { companyId, staffId } = administers(actor);
  const check = new Check();
  const name = check.text("name", input.name, LONGEST.name);
  const secret = checkedSecret(check, input, room.allowPrivate);
  check.done();
  if (secret === null) throw new TypeError("a fault that was not named");
  const now = clock.now();
  const id = newId<"MessageChannel">(now);
  const sealed = room.seal.close(JSON.stringify(secret), id);
  const written = await read(
    pool,
    INSERT,
    [id, companyId, input.projectId, input.kind, name, shownOf(secret), sealed, staffId, now],
    "channel_add",
  );
  if (written.length === 0) throw new InvalidError([{ path: "projectId", code: "UNKNOWN_REFERENCE" }]);
}

/** Nothing is sent by it any more; what was sent keeps its way. @throws NotAllowedError, NotFoundError */
export async function endChannel(
  { pool, clock, actor }: CommandContext,
  id: MessageChannelId,
): Promise<void> {
  const { companyId } = administers(actor);
  const ended = await read(pool, END, [companyId, id, clock.now()], "channel_end");
  if (ended.length === 0) throw new NotFoundError("channel");
}

type Sealed = Pick<Channel, "kind" | "name"> & { readonly sealed: string };

/** Sends a sentence by it at once and says what came of it. @throws NotAllowedError, NotFoundError */
export async function testChannel(
  { pool, clock, actor }: CommandContext,
  room: MessageRoom,
  { id, phone }: { readonly id: MessageChannelId; readonly phone: string | null },
): Promise<Delivery> {
  const { companyId } = administers(actor);
  const [channel] = await read<Sealed>(pool, SELECT_SEALED, [companyId, id], "channel_sealed");
  if (channel === undefined) throw new NotFoundError("channel");
  const now = clock.now();
  const text = `和议测试:通道“${channel.name}”已连通。`;
  if (channel.kind === "SMS_WEBHOOK" && phone === null) return undelivered("NO_RECIPIENT");
  return dispatch(
    room,
    { id, sealed: channel.sealed },
    {
      id: newId(now),
      kind: "TEST",
      phone,
      text,
      number: null,
      project: null,
    },
    now,
  );
}

const SELECT = `
  select ch.id, ch.kind, ch.name, ch.shown, p.name as project, ch.created_at as "createdAt"
    from message_channel ch left join project p on p.id = ch.project_id
   where ch.company_id = $1 and ch.ended_at is null
   order by ch.created_at, ch.id`;

const SELECT_SEALED =
  "select kind, name, sealed from message_channel where company_id = $1 and id = $2 and ended_at is null";

/** ORG-1: a project of another company is none. */
const INSERT = `
  insert into message_channel (id, company_id, project_id, kind, name, shown, sealed, staff_id, created_at)
  select $1, $2, $3, $4, $5, $6, $7, $8, $9
   where $3::uuid is null or exists (select from project where id = $3 and company_id = $2)
  returning id`;

const END =
  "update message_channel set ended_at = $3 where company_id = $1 and id = $2 and ended_at is null returning id";
