import type { Pool } from "pg";

import type { QueueReload } from "../complaint/queue/describe.ts";
import { reload } from "../complaint/queue/live.ts";
import { decodeCursor, encodeCursor } from "../events/cursor.ts";
import type { Feed, Follower, Following } from "../events/feed.ts";
import { Gate } from "../events/gate.ts";
import { headOf, type Batch, type LogEvent } from "../events/log.ts";
import { Mailbox } from "../events/mailbox.ts";
import type { CaseId, CompanyId } from "../kernel/ids.ts";
import { readerOf } from "../kernel/sql.ts";
import type { Actor } from "../org/actor.ts";
import { depthOf, hears } from "./access.ts";
import { readOutlines, type CaseOutline } from "./outline.ts";

/** Cases in which something happened that the reader may know of: state and dates only, whoever reads (MED-5). */
export type CaseChanges = {
  readonly type: "CaseChanges";
  readonly cursor: string;
  readonly changed: readonly CaseOutline[];
  /** For this reader there is no such case any more. */
  readonly gone: readonly CaseId[];
};
export type CaseMessage = CaseChanges | QueueReload;

/** Of one case, or of every one in sight. */
type Reader = {
  readonly actor: Actor;
  readonly caseId: CaseId | null;
  /** What came up to here is no news, also where it is read together with what is. */
  from: number;
  /** Of the one case: it was there for the reader when it was looked at last. */
  isThere: boolean;
};
type Watcher = { readonly reader: Reader; readonly gate: Gate<CaseMessage> };
type Happened = ReadonlyMap<CaseId, readonly LogEvent[]>;

const MAILBOX_BOUND = 200;
const LONGEST_CATCH_UP = 5_000;

/** LIV-1: mediation cases as live streams along the log; rights are asked for each event and reader. */
export class LiveCases {
  readonly #pool: Pool;
  readonly #feed: Feed;
  readonly #companies = new Map<CompanyId, Promise<CompanyCases>>();

  constructor(pool: Pool, feed: Feed) {
    this.#pool = pool;
    this.#feed = feed;
  }

  /** From `after` on. Null: from now on, which the first message says: what is read after it has come lacks nothing. */
  async subscribe(actor: Actor, caseId: CaseId | null, after: string | null): Promise<Mailbox<CaseMessage>> {
    const { companyId } = actor;
    const company = await this.#company(companyId);
    const reader = { actor, caseId, from: 0, isThere: true };
    const { gate, position } = company.join(reader);
    const { box } = gate;
    // The log may be ahead of what was handed on here.
    const now = () => headOf(readerOf(this.#pool), companyId);
    const seq = after === null ? Math.max(position, await now()) : decodeCursor(after, companyId);
    reader.from = seq ?? 0;
    try {
      if (seq === null || (seq > position && seq > (await now()))) box.finish(reload("CURSOR_UNKNOWN"));
      else if (position - seq > LONGEST_CATCH_UP) box.finish(reload("CURSOR_TOO_OLD"));
      else {
        const gone = await this.#missing(reader);
        if (after === null || gone.length > 0) box.push(changesOf(companyId, seq, [], gone));
        gate.open(seq < position ? await this.#catchUp(box, reader, seq) : seq);
      }
      return box;
    } catch (failure) {
      await box.return();
      throw failure;
    }
  }

  /** Who asks for a case that is not there for them is told so at once, and then nothing of it until it is. */
  async #missing(reader: Reader): Promise<readonly CaseId[]> {
    const { actor, caseId } = reader;
    if (caseId === null) return [];
    const [outline] = await readOutlines(readerOf(this.#pool), actor.companyId, [caseId]);
    reader.isThere = isThere(actor, outline);
    return reader.isThere ? [] : [caseId];
  }

  #catchUp(box: Mailbox<CaseMessage>, reader: Reader, after: number): Promise<number> {
    return this.#feed.tell(reader.actor.companyId, after, 2 * LONGEST_CATCH_UP, async (batch) => {
      const message = messageFor(reader, batch, happenedIn(batch), await outlinesOf(batch, [reader]));
      if (message !== null) box.push(message);
    });
  }

  #company(companyId: CompanyId): Promise<CompanyCases> {
    let company = this.#companies.get(companyId);
    if (company === undefined) {
      company = CompanyCases.start(this.#feed, companyId);
      this.#companies.set(companyId, company);
      company.catch(() => this.#companies.delete(companyId));
    }
    return company;
  }
}

class CompanyCases implements Follower {
  readonly #watchers = new Set<Watcher>();
  #following: Following | null = null;
  /** The end of the last stretch taken; null: none yet. */
  #at: number | null = null;

  static async start(feed: Feed, companyId: CompanyId): Promise<CompanyCases> {
    const company = new CompanyCases();
    company.#following = await feed.follow(companyId, company);
    return company;
  }

  join(reader: Reader): { gate: Gate<CaseMessage>; position: number } {
    const box: Mailbox<CaseMessage> = new Mailbox<CaseMessage>(
      MAILBOX_BOUND,
      () => reload("CURSOR_TOO_OLD"),
      () => this.#watchers.delete(watcher),
    );
    const watcher = { reader, gate: new Gate(box) };
    this.#watchers.add(watcher);
    return { gate: watcher.gate, position: this.#following?.position() ?? 0 };
  }

  async take(batch: Batch): Promise<void> {
    const watchers = [...this.#watchers];
    if (this.#at !== null && batch.after > this.#at)
      for (const { gate } of watchers) gate.box.finish(reload("CURSOR_TOO_OLD"));
    const happened = happenedIn(batch);
    const outlines = await outlinesOf(
      batch,
      watchers.map(({ reader }) => reader),
    );
    for (const { reader, gate } of watchers) {
      const message = messageFor(reader, batch, happened, outlines);
      if (message !== null) gate.push(batch.upTo, message);
    }
    this.#at = batch.upTo;
  }
}

function happenedIn({ events }: Batch): Happened {
  const byCase = Map.groupBy(events, ({ caseId }) => caseId);
  return new Map([...byCase].flatMap(([id, own]) => (id === null ? [] : [[id, own] as const])));
}

type Outlines = ReadonlyMap<CaseId, CaseOutline>;

/** Of the cases that anybody follows, as the snapshot has them: one statement for all. */
async function outlinesOf(batch: Batch, readers: readonly Reader[]): Promise<Outlines> {
  const ids = [...happenedIn(batch).keys()].filter((id) => readers.some((reader) => follows(reader, id)));
  if (ids.length === 0) return new Map();
  const outlines = await readOutlines(batch.snapshot, batch.companyId, ids);
  return new Map(outlines.map((outline) => [outline.id, outline]));
}

function follows({ caseId }: Reader, id: CaseId): boolean {
  return caseId === null || caseId === id;
}

/** Null where nothing of the stretch is for this reader. */
function messageFor(
  reader: Reader,
  { companyId, upTo }: Batch,
  happened: Happened,
  outlines: Outlines,
): CaseChanges | null {
  const own = [...happened].filter(([id]) => follows(reader, id));
  const changed = own.flatMap(([id, events]) => {
    const outline = outlines.get(id);
    if (outline === undefined) return [];
    const depth = depthOf(reader.actor, outline);
    return events.some((event) => event.seq > reader.from && hears(depth, event)) ? [outline] : [];
  });
  const gone = own.filter(([id, events]) => isLost(reader, outlines.get(id), events)).map(([id]) => id);
  return changed.length + gone.length === 0 ? null : changesOf(companyId, upTo, changed, gone);
}

function isThere(actor: Actor, outline: CaseOutline | undefined): boolean {
  return outline !== undefined && depthOf(actor, outline) !== "NOTHING";
}

/** Told to who could see it until this stretch; of others' cases nobody learns that something happened to them. */
function isLost(reader: Reader, outline: CaseOutline | undefined, events: readonly LogEvent[]): boolean {
  const { actor, caseId, isThere: was } = reader;
  const is = isThere(actor, outline);
  if (caseId === null) return !is && events.some(({ data }) => data["staffId"] === actor.staffId);
  reader.isThere = is;
  return was && !is;
}

function changesOf(
  companyId: CompanyId,
  seq: number,
  changed: readonly CaseOutline[] = [],
  gone: readonly CaseId[] = [],
): CaseChanges {
  return { type: "CaseChanges", cursor: encodeCursor({ companyId, seq }), changed, gone };
}
