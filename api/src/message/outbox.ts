import { DEFAULT_TEMPLATES, type MessageChannel, type MessageKind } from "@heyi/schema/vocabulary/message.ts";
import type { ComplainantKind } from "@heyi/schema/vocabulary/complaint.ts";

import type { CompanyId, ComplaintId, MessageChannelId, MessageId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/sql.ts";
import type { MessageMatter } from "./values.ts";

/** A message that waits, with all that sending it takes as it stands now. */
export type Waiting = {
  readonly id: MessageId;
  readonly companyId: CompanyId;
  readonly complaintId: ComplaintId;
  readonly kind: MessageKind;
  readonly tries: number;
  readonly template: string;
  readonly channel: {
    readonly id: MessageChannelId;
    readonly kind: MessageChannel;
    readonly name: string;
    readonly sealed: string;
    readonly ended: boolean;
  };
  /** Null: there is none any more, or never was (INT-5, AUD-2). */
  readonly phone: string | null;
  readonly matter: MessageMatter;
};

type Row = Omit<Waiting, "template" | "phone"> & {
  readonly template: string | null;
  readonly phone: string | null;
  readonly complainantKind: ComplainantKind;
  readonly matter: Omit<MessageMatter, "replyDueAt" | "promisedAt"> & {
    readonly replyDueAt: string | null;
    readonly promisedAt: string | null;
  };
};

/** Null: it was sent or given up by now. */
export async function readWaiting(reader: Reader, id: string): Promise<Waiting | null> {
  const [row] = await reader.query<Row>(SELECT, [id], "message_waiting");
  if (row === undefined) return null;
  const { replyDueAt, promisedAt } = row.matter;
  return {
    ...row,
    template: row.template ?? DEFAULT_TEMPLATES[row.kind],
    phone: row.complainantKind === "ANONYMOUS" ? null : row.phone,
    matter: { ...row.matter, replyDueAt: instant(replyDueAt), promisedAt: instant(promisedAt) },
  };
}

function instant(at: string | null): Date | null {
  return at === null ? null : new Date(at);
}

const SELECT = `
  select m.id, m.company_id as "companyId", m.complaint_id as "complaintId", m.kind, m.tries,
         t.text as template, w.phone_digits as phone, w.kind as "complainantKind",
         json_build_object('id', ch.id, 'kind', ch.kind, 'name', ch.name, 'sealed', ch.sealed, 'ended', ch.ended_at is not null) as channel,
         json_build_object(
           'number', c.number, 'project', p.name, 'state', c.state, 'trackingCode', c.tracking_code, 'complainantName', w.name,
           'promisedAt', c.promised_at,
           'replyDueAt', (select k.due_at from clock k where k.complaint_id = c.id and k.kind = 'REPLY' order by k.generation desc limit 1),
           'event', json_build_object('kind', e.kind, 'data', e.data, 'words', coalesce(ew.words, '{}')),
           'solution', (select rw.words->>'solution' from event r
                          join event_words rw on rw.company_id = r.company_id and rw.seq = r.seq
                         where r.company_id = m.company_id and r.complaint_id = c.id and r.kind = 'RESOLVED'
                         order by r.seq desc limit 1)) as matter
    from outgoing_message m
    join message_channel ch on ch.id = m.channel_id
    left join message_template t on t.id = m.template_id
    join complaint c on c.id = m.complaint_id
    join complainant w on w.id = c.complainant_id
    join project p on p.id = c.project_id
    join event e on e.company_id = m.company_id and e.seq = m.seq
    left join event_words ew on ew.company_id = e.company_id and ew.seq = e.seq
   where m.id = $1 and m.state = 'WAITING'`;
