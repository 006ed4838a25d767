import type { Pool } from "pg";

import { decodeCursor, encodeCursor } from "../events/cursor.ts";
import type { Feed, Follower } from "../events/feed.ts";
import type { Batch } from "../events/log.ts";
import { Mailbox } from "../events/mailbox.ts";
import type { CompanyId, ComplaintId } from "../kernel/ids.ts";
import { readerOf } from "../kernel/sql.ts";
import type { Actor } from "../org/actor.ts";
import { isConfidential, seesConfidential } from "./confidential.ts";
import type { QueueReload } from "./queue/describe.ts";
import { reload } from "./queue/live.ts";
import type { QueueFacts } from "./queue-facts.ts";

/** Something happened to the complaint in this stretch of the log; its reader looks it up with rights asked anew. */
export type ComplaintNews = {
  readonly type: "ComplaintNews";
  readonly companyId: CompanyId;
  readonly complaintId: ComplaintId;
  readonly after: number;
  readonly upTo: number;
  readonly cursor: string;
};
export type ComplaintMessage = ComplaintNews | QueueReload;

type Watcher = { readonly actor: Actor; readonly box: Mailbox<ComplaintMessage> };

const MAILBOX_BOUND = 200;

/** LIV-1: single complaints as live streams. */
export class LiveComplaints {
  readonly #pool: Pool;
  readonly #feed: Feed;
  readonly #companies = new Map<CompanyId, Promise<CompanyComplaints>>();

  constructor(pool: Pool, feed: Feed) {
    this.#pool = pool;
    this.#feed = feed;
  }

  /** From `after` on. Joins first, then asks what lies between: what happens meanwhile comes at least once. */
  async subscribe(actor: Actor, complaintId: ComplaintId, after: string): Promise<Mailbox<ComplaintMessage>> {
    const { companyId } = actor;
    const seq = decodeCursor(after, companyId);
    const followed = await this.#company(companyId);
    const box = followed.watch(actor, complaintId);
    if (seq === null) {
      box.finish(reload("CURSOR_UNKNOWN"));
      return box;
    }
    const [latest] = await readerOf(this.#pool).query<{ seq: string | null }>(
      LATEST,
      [companyId, complaintId, seq],
      "complaint_latest",
    );
    if (latest?.seq) box.push(news(companyId, complaintId, seq, Number(latest.seq)));
    return box;
  }

  #company(companyId: CompanyId): Promise<CompanyComplaints> {
    let followed = this.#companies.get(companyId);
    if (followed === undefined) {
      const company = new CompanyComplaints();
      followed = this.#feed.follow(companyId, company).then(() => company);
      this.#companies.set(companyId, followed);
      followed.catch(() => this.#companies.delete(companyId));
    }
    return followed;
  }
}

class CompanyComplaints implements Follower {
  readonly #watchers = new Map<ComplaintId, Set<Watcher>>();

  watch(actor: Actor, complaintId: ComplaintId): Mailbox<ComplaintMessage> {
    const watchers = this.#watchers.get(complaintId) ?? new Set<Watcher>();
    this.#watchers.set(complaintId, watchers);
    const box: Mailbox<ComplaintMessage> = new Mailbox<ComplaintMessage>(
      MAILBOX_BOUND,
      () => reload("CURSOR_TOO_OLD"),
      () => {
        watchers.delete(watcher);
        if (watchers.size === 0) this.#watchers.delete(complaintId);
      },
    );
    const watcher = { actor, box };
    watchers.add(watcher);
    return box;
  }

  async take({ companyId, after, upTo, events }: Batch): Promise<void> {
    for (const [complaintId, own] of Map.groupBy(events, (event) => event.complaintId)) {
      const watchers = complaintId === null ? undefined : this.#watchers.get(complaintId);
      if (complaintId === null || watchers === undefined) continue;
      for (const { actor, box } of watchers) {
        const heard = own.some(
          (event) =>
            !isConfidential(event.kind) || seesConfidential(actor, (event.after as QueueFacts).projectId),
        );
        if (heard) box.push(news(companyId, complaintId, after, upTo));
      }
    }
  }
}

function news(companyId: CompanyId, complaintId: ComplaintId, after: number, upTo: number): ComplaintNews {
  return {
    type: "ComplaintNews",
    companyId,
    complaintId,
    after,
    upTo,
    cursor: encodeCursor({ companyId, seq: upTo }),
  };
}

const LATEST =
  "select max(seq)::text as seq from event where company_id = $1 and complaint_id = $2 and seq > $3";
