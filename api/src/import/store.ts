import { append } from "../events/append.ts";
import { newTrackingCode } from "../complaint/register.ts";
import { phoneDigits, normalPhone } from "../complaint/phone.ts";
import { countAndTell, writeRows, type Folded } from "../complaint/save.ts";
import { searchTerms } from "../complaint/search-terms.ts";
import { newId, type CompanyId } from "../kernel/ids.ts";
import { localMonth } from "../kernel/local-time.ts";
import type { Tx } from "../kernel/sql.ts";
import { receiptKey, roomKey, type Directory, type Place } from "./directory.ts";
import type { ImportedRecord } from "./record.ts";
import type { Replayed } from "./replay.ts";

export type Accepted = {
  readonly record: ImportedRecord;
  readonly place: Place;
  readonly replayed: Replayed;
  readonly fingerprint: string;
};

const ROWS_AT_ONCE = 250;
const LINES_AT_ONCE = 4_000;

/**
 * Writes accepted records in the transaction it is given: the complaints in order of receipt, then all their histories
 * as one log in order of time, then the counters. Nobody is told of what was told to people in its day.
 */
export async function storeRecords(
  tx: Tx,
  directory: Directory,
  accepted: readonly Accepted[],
  now: Date,
  onProgress: (share: number) => void,
): Promise<void> {
  const inOrder = accepted.toSorted(
    (one, other) => one.record.head.receivedAt.getTime() - other.record.head.receivedAt.getTime(),
  );
  const numbers = await takeNumbers(tx, inOrder);
  const folded: Folded[] = [];
  for (const batch of batches(inOrder, ROWS_AT_ONCE)) {
    const born = batch.map((each) => bear(each, directory, numbers, now));
    await tx.query(INSERT_COMPLAINANTS, [JSON.stringify(born.map(({ complainant }) => complainant))]);
    await writeRows(
      tx,
      born.map(({ folded }) => folded),
    );
    await tx.query(INSERT_RECEIPTS, [JSON.stringify(born.map(({ receipt }) => receipt)), now]);
    folded.push(...born.map(({ folded }) => folded));
    onProgress((0.5 * folded.length) / inOrder.length);
  }
  const lines = folded
    .flatMap((each) => each.lines)
    .toSorted((one, other) => one.event.at.getTime() - other.event.at.getTime());
  let written = 0;
  for (const batch of batches(lines, LINES_AT_ONCE)) {
    await append(
      tx,
      directory.companyId,
      batch.map((line) => line.logged),
    );
    written += batch.length;
    onProgress(0.5 + (0.5 * written) / lines.length);
  }
  await countAndTell(tx, folded, []);
}

/** INT-3: the numbers of each project and month in order of receipt, all taken with one row lock each. */
async function takeNumbers(tx: Tx, inOrder: readonly Accepted[]): Promise<ReadonlyMap<Accepted, string>> {
  const groups = Map.groupBy(
    inOrder,
    ({ place, record }) => `${place.projectId} ${localMonth(record.head.receivedAt)}`,
  );
  const numbers = new Map<Accepted, string>();
  for (const [key, group] of [...groups].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    const [projectId, month = ""] = key.split(" ");
    const [row] = await tx.query<{ last: number }>(
      TAKE_NUMBERS,
      [projectId, month, group.length],
      "import_numbers",
    );
    const first = (row?.last ?? 0) - group.length;
    group.forEach((each, index) => {
      numbers.set(
        each,
        `${each.record.head.projectCode}-${month}-${String(first + index + 1).padStart(4, "0")}`,
      );
    });
  }
  return numbers;
}

function bear(accepted: Accepted, directory: Directory, numbers: ReadonlyMap<Accepted, string>, now: Date) {
  const { record, place, replayed, fingerprint } = accepted;
  const { head } = record;
  const { kind, name, room } = head.complainant;
  const phone = head.complainant.phone === null ? null : normalPhone(head.complainant.phone);
  const roomId = room === null ? null : (directory.rooms.get(roomKey(place.projectId, room)) ?? null);
  const complainantId = newId<"Complainant">(head.receivedAt);
  const { facts } = replayed.after;
  const birth = {
    number: numbers.get(accepted) ?? "",
    trackingCode: newTrackingCode(),
    externalId: head.externalId,
    occurredAt: head.occurredAt,
    complainantId,
    roomId,
    content: head.content,
    demand: head.demand,
    mood: head.mood,
    seeks: head.seeks,
    repeatOfId: repeatOf(replayed),
    searchTerms: searchTerms(`${head.content}\n${head.demand ?? ""}`),
  };
  const folded: Folded = {
    ...replayed,
    birth,
    events: replayed.lines.map(({ event }) => event),
    ground: { ...place.ground, now },
  };
  return {
    folded,
    complainant: {
      id: complainantId,
      kind,
      name,
      phone,
      phone_digits: phone === null ? null : phoneDigits(phone),
      room_id: roomId,
    },
    receipt: {
      staff_id: facts.intakeStaffId,
      key: receiptKey(head.externalId),
      fingerprint,
      complaint_id: facts.id,
    },
  };
}

function repeatOf({ lines }: Replayed) {
  const event = lines[0]?.event;
  return event?.kind === "REGISTERED" ? event.data.repeatOf : null;
}

function* batches<Item>(items: readonly Item[], size: number): Generator<readonly Item[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size);
}

/** One import at a time per company: two of the same file would otherwise meet at the first number. */
export async function takeTurn(tx: Tx, companyId: CompanyId): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended('import:' || $1, 0))", [companyId]);
}

const INSERT_COMPLAINANTS =
  "insert into complainant select r.* from jsonb_populate_recordset(null::complainant, $1::jsonb) r";

const INSERT_RECEIPTS = `
  insert into command_receipt (staff_id, key, command, fingerprint, complaint_id, at)
  select r.staff_id, r.key, 'IMPORT', r.fingerprint, r.complaint_id, $2
    from jsonb_populate_recordset(null::command_receipt, $1::jsonb) r`;

const TAKE_NUMBERS = `
  insert into complaint_number (project_id, month, last) values ($1, $2, $3)
  on conflict (project_id, month) do update set last = complaint_number.last + $3
  returning last`;
