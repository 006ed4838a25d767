import { append } from "../events/append.ts";
import type { Folded } from "../complaint/fold.ts";
import { count, writeRows } from "../complaint/save.ts";
import type { CompanyId } from "../kernel/ids.ts";
import type { Tx } from "../kernel/sql.ts";
import type { Accepted } from "./accepted.ts";
import { bear } from "./birth.ts";
import type { Directory } from "./directory.ts";
import { takeNumbers } from "./numbers.ts";

const ROWS_AT_ONCE = 250;
const LINES_AT_ONCE = 4_000;
const LONGEST_MATTER = 60;

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
  await tx.query(INSERT_INCIDENTS, [directory.companyId, JSON.stringify(incidentsOf(inOrder))]);
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
  await count(tx, folded);
}

/** MAJ-3: incidents that the records name, each opened with the first that joined it. */
function incidentsOf(accepted: readonly Accepted[]): readonly object[] {
  return accepted.flatMap(({ record: { head }, place, replayed }) =>
    replayed.lines.flatMap(({ event }) =>
      event.kind === "INCIDENT_JOINED"
        ? [
            {
              id: event.data.incident,
              external_id: head.incidentId,
              project_id: place.projectId,
              matter: head.subCategory ?? head.content.slice(0, LONGEST_MATTER),
              opened_at: head.receivedAt,
            },
          ]
        : [],
    ),
  );
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

const INSERT_INCIDENTS = `
  insert into incident (id, company_id, project_id, external_id, matter, opened_at)
  select r.id, $1, r.project_id, r.external_id, r.matter, r.opened_at
    from jsonb_populate_recordset(null::incident, $2::jsonb) r
   order by r.opened_at
  on conflict do nothing`;

const INSERT_RECEIPTS = `
  insert into command_receipt (staff_id, key, command, fingerprint, complaint_id, at)
  select r.staff_id, r.key, 'IMPORT', r.fingerprint, r.complaint_id, $2
    from jsonb_populate_recordset(null::command_receipt, $1::jsonb) r`;
