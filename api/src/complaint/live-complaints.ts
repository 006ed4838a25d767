import type { Pool } from "pg";

import { decodeCursor, encodeCursor } from "../events/cursor.ts";
import type { Feed, Follower } from "../events/feed.ts";
import { Gate } from "../events/gate.ts";
import { headOf, type Batch, type LogEvent } from "../events/log.ts";
import { Mailbox } from "../events/mailbox.ts";
import type { CompanyId, ComplaintId } from "../kernel/ids.ts";
import { readerOf } from "../kernel/sql.ts";
import { sees, sightOf } from "../org/access.ts";
import type { Actor } from "../org/actor.ts";
import { isConfidential, seesConfidential } from "./confidential.ts";
import type { QueueReload } from "./queue/describe.ts";
import { reload } from "./queue/live.ts";
import type { QueueFacts } from "./queue-facts.ts";

/** Something that concerns its reader happened to the complaint in this stretch of the log; its reader looks it up with rights asked anew. */
export type ComplaintNews = {
  readonly type: "ComplaintNews";
  readonly companyId: CompanyId;
  readonly complaintId: ComplaintId;
  readonly after: number;
  readonly upTo: number;
  readonly cursor: string;
};
export type ComplaintMessage = ComplaintNews | QueueReload;

type Watcher = { readonly actor: Actor; readonly gate: Gate<ComplaintMessage> };

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
    const gate = followed.watch(actor, complaintId);
    const { box } = gate;
    try {
      const reader = readerOf(this.#pool);
      if (seq === null || seq > (await headOf(reader, companyId))) {
        box.finish(reload("CURSOR_UNKNOWN"));
        return box;
      }
      const missed = await reader.query<Missed>(
        SELECT_MISSED,
        [companyId, complaintId, seq],
        "complaint_missed",
      );
      const latest = missed.filter((event) => isHeard(event, actor)).at(-1);
      const upTo = latest === undefined ? seq : Number(latest.number);
      if (latest !== undefined) box.push(news(companyId, complaintId, seq, upTo));
      gate.open(upTo);
      return box;
    } catch (failure) {
      await box.return();
      throw failure;
    }
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
  /** The end of the last stretch taken; null: none yet. */
  #at: number | null = null;

  watch(actor: Actor, complaintId: ComplaintId): Gate<ComplaintMessage> {
    const watchers = this.#watchers.get(complaintId) ?? new Set<Watcher>();
    this.#watchers.set(complaintId, watchers);
    const box: Mailbox<ComplaintMessage> = new Mailbox<ComplaintMessage>(
      MAILBOX_BOUND,
      () => reload("CURSOR_TOO_OLD"),
      () => {
        watchers.delete(watcher);
        if (watchers.size === 0 && this.#watchers.get(complaintId) === watchers)
          this.#watchers.delete(complaintId);
      },
    );
    const watcher = { actor, gate: new Gate(box) };
    watchers.add(watcher);
    return watcher.gate;
  }

  async take({ companyId, after, upTo, events }: Batch): Promise<void> {
    if (this.#at !== null && after > this.#at) {
      const watchers = [...this.#watchers.values()].flatMap((own) => [...own]);
      for (const { gate } of watchers) gate.box.finish(reload("CURSOR_TOO_OLD"));
    }
    this.#at = upTo;
    for (const [complaintId, own] of Map.groupBy(events, (event) => event.complaintId)) {
      const watchers = complaintId === null ? undefined : this.#watchers.get(complaintId);
      if (complaintId === null || watchers === undefined) continue;
      for (const { actor, gate } of watchers) {
        if (own.some((event) => isHeard(event, actor)))
          gate.push(upTo, news(companyId, complaintId, after, upTo));
      }
    }
  }
}

/** Whether an event reaches this reader: it was in sight before or is after it, and is not kept from such readers. */
function isHeard(
  { kind, before, after }: Pick<LogEvent, "kind" | "before" | "after">,
  actor: Actor,
): boolean {
  const sight = sightOf(actor);
  // Written by save.ts in this very shape.
  const [was, is] = [before as QueueFacts | null, after as QueueFacts];
  if (isConfidential(kind) && !seesConfidential(actor, is.projectId)) return false;
  return sees(sight, is) || (was !== null && sees(sight, was));
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

type Missed = Pick<LogEvent, "kind" | "before" | "after"> & { readonly number: string };

const SELECT_MISSED = `
  select seq::text as number, kind, before, after
    from event where company_id = $1 and complaint_id = $2 and event.seq > $3 order by event.seq`;
