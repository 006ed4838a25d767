import { localMonth } from "../kernel/local-time.ts";
import type { Tx } from "../kernel/sql.ts";
import type { Accepted } from "./accepted.ts";

/** INT-3: the numbers of each project and month in order of receipt, all taken with one row lock each. */
export async function takeNumbers(
  tx: Tx,
  inOrder: readonly Accepted[],
): Promise<ReadonlyMap<Accepted, string>> {
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

const TAKE_NUMBERS = `
  insert into complaint_number (project_id, month, last) values ($1, $2, $3)
  on conflict (project_id, month) do update set last = complaint_number.last + $3
  returning last`;
