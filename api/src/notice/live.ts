import type { Pool } from "pg";

import { reload } from "../complaint/queue/live.ts";
import type { QueueReload } from "../complaint/queue/describe.ts";
import { Described } from "../complaint/queue/described.ts";
import { decodeCursor, encodeCursor } from "../events/cursor.ts";
import type { Feed, Follower, Following } from "../events/feed.ts";
import { Gate } from "../events/gate.ts";
import { headOf, type Batch } from "../events/log.ts";
import { Mailbox } from "../events/mailbox.ts";
import type { CompanyId, StaffId } from "../kernel/ids.ts";
import { readerOf } from "../kernel/sql.ts";
import type { Actor } from "../org/actor.ts";
import { countUnread, readNoticesBetween, type NoticeRow } from "./notices.ts";

export type NoticeChanges = {
  readonly type: "NoticeChanges";
  readonly cursor: string;
  readonly notices: readonly NoticeRow[];
  readonly unread: number;
  /** Open complaints the person owns or handles. */
  readonly mine: number | null;
};
export type NoticeMessage = NoticeChanges | QueueReload;

const MAILBOX_BOUND = 200;
const LONGEST_CATCH_UP = 20_000;

/** LIV-1: what each person is told, as a live stream. */
export class LiveNotices {
  readonly #pool: Pool;
  readonly #feed: Feed;
  readonly #companies = new Map<CompanyId, Promise<CompanyNotices>>();

  constructor(pool: Pool, feed: Feed) {
    this.#pool = pool;
    this.#feed = feed;
  }

  /** From `after` on, or from now when it is null. */
  async subscribe({ companyId, staffId }: Actor, after: string | null): Promise<Mailbox<NoticeMessage>> {
    const company = await this.#company(companyId);
    const { gate, position } = company.join(staffId);
    const { box } = gate;
    const seq = after === null ? position : decodeCursor(after, companyId);
    try {
      if (seq === null || (seq > position && seq > (await headOf(readerOf(this.#pool), companyId))))
        box.finish(reload("CURSOR_UNKNOWN"));
      else if (position - seq > LONGEST_CATCH_UP) box.finish(reload("CURSOR_TOO_OLD"));
      else gate.open(seq < position ? await this.#catchUp(box, companyId, staffId, seq) : seq);
      return box;
    } catch (failure) {
      await box.return();
      throw failure;
    }
  }

  #catchUp(
    box: Mailbox<NoticeMessage>,
    companyId: CompanyId,
    staffId: StaffId,
    after: number,
  ): Promise<number> {
    return this.#feed.tell(companyId, after, 2 * LONGEST_CATCH_UP, async (batch) => {
      for (const [, message] of await messagesOf(batch, [staffId])) box.push(message);
    });
  }

  #company(companyId: CompanyId): Promise<CompanyNotices> {
    let company = this.#companies.get(companyId);
    if (company === undefined) {
      company = CompanyNotices.start(this.#feed, companyId);
      this.#companies.set(companyId, company);
      company.catch(() => this.#companies.delete(companyId));
    }
    return company;
  }
}

class CompanyNotices implements Follower {
  readonly #gates = new Map<StaffId, Set<Gate<NoticeMessage>>>();
  #following: Following | null = null;
  /** The end of the last stretch taken; null: none yet. */
  #at: number | null = null;

  static async start(feed: Feed, companyId: CompanyId): Promise<CompanyNotices> {
    const company = new CompanyNotices();
    company.#following = await feed.follow(companyId, company);
    return company;
  }

  join(staffId: StaffId): { gate: Gate<NoticeMessage>; position: number } {
    const gates = this.#gates.get(staffId) ?? new Set<Gate<NoticeMessage>>();
    this.#gates.set(staffId, gates);
    const gate: Gate<NoticeMessage> = new Gate(
      new Mailbox<NoticeMessage>(
        MAILBOX_BOUND,
        () => reload("CURSOR_TOO_OLD"),
        () => {
          gates.delete(gate);
          if (gates.size === 0 && this.#gates.get(staffId) === gates) this.#gates.delete(staffId);
        },
      ),
    );
    gates.add(gate);
    return { gate, position: this.#following?.position() ?? 0 };
  }

  async take(batch: Batch): Promise<void> {
    const gates = [...this.#gates.values()].flatMap((own) => [...own]);
    if (this.#at !== null && batch.after > this.#at)
      for (const { box } of gates) box.finish(reload("CURSOR_TOO_OLD"));
    await this.#tell(batch);
    this.#at = batch.upTo;
  }

  async #tell(batch: Batch): Promise<void> {
    const staffIds = [...this.#gates.keys()];
    if (staffIds.length === 0) return;
    for (const [staffId, message] of await messagesOf(batch, staffIds)) {
      for (const gate of this.#gates.get(staffId) ?? []) gate.push(batch.upTo, message);
    }
  }
}

/** One message for each of these people whom the stretch concerns: told of something, or with more or less work than before. */
async function messagesOf(
  batch: Batch,
  staffIds: readonly StaffId[],
): Promise<ReadonlyMap<StaffId, NoticeChanges>> {
  const { companyId, after, upTo, snapshot } = batch;
  const notices = Map.groupBy(
    await readNoticesBetween(snapshot, companyId, staffIds, after, upTo),
    (notice) => notice.noticeStaffId,
  );
  const described = new Described(batch);
  const loads = await described.loads(described.moved, null);
  const concerned = staffIds.filter((staffId) => notices.has(staffId) || loads.has(staffId));
  if (concerned.length === 0) return new Map();
  const unread = await countUnread(snapshot, concerned);
  const cursor = encodeCursor({ companyId, seq: upTo });
  return new Map(
    concerned.map((staffId) => [
      staffId,
      {
        type: "NoticeChanges",
        cursor,
        notices: notices.get(staffId) ?? [],
        unread: unread.get(staffId) ?? 0,
        mine: loads.get(staffId) ?? null,
      },
    ]),
  );
}
