import type { Pool } from "pg";

import type { QueueReload } from "../complaint/queue/describe.ts";
import { reload } from "../complaint/queue/live.ts";
import { foldMoves, type Moved } from "../complaint/queue/moved.ts";
import { decodeCursor, encodeCursor } from "../events/cursor.ts";
import type { Feed, Follower, Following } from "../events/feed.ts";
import { Gate } from "../events/gate.ts";
import { headOf, type Batch } from "../events/log.ts";
import { Mailbox } from "../events/mailbox.ts";
import type { CompanyId, ComplaintId } from "../kernel/ids.ts";
import { readerOf } from "../kernel/sql.ts";
import { sees, sightOf } from "../org/access.ts";
import type { Actor } from "../org/actor.ts";
import { readWorkRows } from "./queries.ts";
import { leads } from "./rules/asks.ts";
import { itemsOf, type Scope } from "./scope.ts";
import type { WorkItem, WorkRow } from "./work-row.ts";

/** All that one complaint asks of the reader now, in place of what it asked before; nothing: nothing any more. */
export type WorkChange = { readonly id: ComplaintId; readonly items: readonly WorkItem[] };
export type WorkChanges = {
  readonly type: "WorkChanges";
  readonly cursor: string;
  readonly changes: readonly WorkChange[];
};
export type WorkMessage = WorkChanges | QueueReload;

type Reader = { readonly actor: Actor; readonly scope: Scope };
type Watcher = Reader & { readonly gate: Gate<WorkMessage> };

const MAILBOX_BOUND = 200;
const LONGEST_CATCH_UP = 5_000;

/** LIV-1: what waits for each person, as a live stream along the log; rights are asked for each event and reader. */
export class LiveWork {
  readonly #pool: Pool;
  readonly #feed: Feed;
  readonly #companies = new Map<CompanyId, Promise<CompanyWork>>();

  constructor(pool: Pool, feed: Feed) {
    this.#pool = pool;
    this.#feed = feed;
  }

  /** From `after` on, without a gap: joins first, then tells what lies between, then goes on. */
  async subscribe(actor: Actor, scope: Scope, after: string): Promise<Mailbox<WorkMessage>> {
    const { companyId } = actor;
    const seq = decodeCursor(after, companyId);
    const company = await this.#company(companyId);
    const reader = { actor, scope };
    const { gate, position } = company.join(reader);
    const { box } = gate;
    try {
      if (seq === null || (seq > position && seq > (await headOf(readerOf(this.#pool), companyId))))
        box.finish(reload("CURSOR_UNKNOWN"));
      else if (position - seq > LONGEST_CATCH_UP) box.finish(reload("CURSOR_TOO_OLD"));
      else gate.open(seq < position ? await this.#catchUp(box, reader, seq) : seq);
      return box;
    } catch (failure) {
      await box.return();
      throw failure;
    }
  }

  #catchUp(box: Mailbox<WorkMessage>, reader: Reader, after: number): Promise<number> {
    return this.#feed.tell(reader.actor.companyId, after, 2 * LONGEST_CATCH_UP, async (batch) => {
      const message = messageFor(reader, batch, foldMoves(batch.events), await rowsOf(batch));
      if (message !== null) box.push(message);
    });
  }

  #company(companyId: CompanyId): Promise<CompanyWork> {
    let company = this.#companies.get(companyId);
    if (company === undefined) {
      company = CompanyWork.start(this.#feed, companyId);
      this.#companies.set(companyId, company);
      company.catch(() => this.#companies.delete(companyId));
    }
    return company;
  }
}

class CompanyWork implements Follower {
  readonly #watchers = new Set<Watcher>();
  #following: Following | null = null;
  /** The end of the last stretch taken; null: none yet. */
  #at: number | null = null;

  static async start(feed: Feed, companyId: CompanyId): Promise<CompanyWork> {
    const company = new CompanyWork();
    company.#following = await feed.follow(companyId, company);
    return company;
  }

  join(reader: Reader): { gate: Gate<WorkMessage>; position: number } {
    const box: Mailbox<WorkMessage> = new Mailbox<WorkMessage>(
      MAILBOX_BOUND,
      () => reload("CURSOR_TOO_OLD"),
      () => this.#watchers.delete(watcher),
    );
    const watcher = { ...reader, gate: new Gate(box) };
    this.#watchers.add(watcher);
    return { gate: watcher.gate, position: this.#following?.position() ?? 0 };
  }

  async take(batch: Batch): Promise<void> {
    const watchers = [...this.#watchers];
    if (this.#at !== null && batch.after > this.#at)
      for (const { gate } of watchers) gate.box.finish(reload("CURSOR_TOO_OLD"));
    const moved = watchers.length === 0 ? [] : foldMoves(batch.events);
    const rows = moved.length === 0 ? NO_ROWS : await rowsOf(batch);
    for (const watcher of watchers) {
      const message = messageFor(watcher, batch, moved, rows);
      if (message !== null) watcher.gate.push(batch.upTo, message);
    }
    this.#at = batch.upTo;
  }
}

const NO_ROWS: ReadonlyMap<ComplaintId, WorkRow> = new Map();

/** Every complaint that a stretch tells of, as its snapshot has it: read once for all who follow. */
async function rowsOf({ events, snapshot }: Batch): Promise<ReadonlyMap<ComplaintId, WorkRow>> {
  const ids = new Set(events.map((event) => event.complaintId).filter((id) => id !== null));
  if (ids.size === 0) return NO_ROWS;
  // Frozen: all who follow are told the same, and it is written once.
  return new Map((await readWorkRows(snapshot, [...ids])).map((row) => [row.id, Object.freeze(row)]));
}

/** Null where nothing of the stretch was or is in this reader's sight. */
function messageFor(
  reader: Reader,
  { companyId, upTo }: Batch,
  moved: readonly Moved[],
  rows: ReadonlyMap<ComplaintId, WorkRow>,
): WorkChanges | null {
  const changes = moved.filter((move) => concerns(move, reader)).map(({ id }) => changeOf(id, reader, rows));
  if (changes.length === 0) return null;
  return { type: "WorkChanges", cursor: encodeCursor({ companyId, seq: upTo }), changes };
}

function concerns({ before, after }: Moved, { actor, scope }: Reader): boolean {
  if (scope === "BOARD") return leads(actor, after);
  const sight = sightOf(actor);
  return sees(sight, after) || (before !== null && sees(sight, before));
}

function changeOf(
  id: ComplaintId,
  { actor, scope }: Reader,
  rows: ReadonlyMap<ComplaintId, WorkRow>,
): WorkChange {
  const row = rows.get(id);
  return { id, items: row === undefined ? [] : itemsOf(row, actor, scope) };
}
