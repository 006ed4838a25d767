import type { EventKind } from "@heyi/schema/vocabulary/event.ts";

import type { CaseId, CompanyId, ComplaintId, StaffId } from "../kernel/ids.ts";
import type { Tx } from "../kernel/sql.ts";

/** One line of a company's log. `data`, `before` and `after` are JSON and hold no person's words, name or phone (AUD-2). */
export type NewEvent = {
  readonly at: Date;
  readonly kind: string;
  readonly actorId: StaffId | null;
  readonly complaintId: ComplaintId | null;
  /** MED-1; left out: of no mediation case. */
  readonly caseId?: CaseId | null;
  readonly version: number | null;
  readonly data: object;
  readonly before: object | null;
  readonly after: object | null;
  readonly words: Readonly<Record<string, string>> | null;
  readonly public: boolean;
};

/** Whoever listens is woken with the company and its newest number only; the table is the truth. */
export const EVENTS_CHANNEL = "heyi_events";

/**
 * AUD-1, LIV-1: appends to a company's log. Numbers have no gap and their order is the order of commit.
 * Call it last in a transaction: from here on every other writer of the company waits. A command on a complaint writes
 * all at once instead, see complaint/save.ts. Returns the number before the first of them.
 */
export async function append(tx: Tx, companyId: CompanyId, events: readonly NewEvent[]): Promise<number> {
  const [row] = await tx.query<{ before: string }>(
    "select event_append($1, $2)::text as before",
    [companyId, JSON.stringify(events)],
    "event_append",
  );
  return Number(row?.before);
}

/** What concerns the company and none of its complaints. `data`, `before` and `after` as in `NewEvent`. */
export type CompanyEvent = Pick<NewEvent, "at" | "actorId" | "data"> &
  Partial<Pick<NewEvent, "before" | "after">> & { readonly kind: EventKind };

/** The same for one event of the company's own. */
export async function appendOfCompany(tx: Tx, companyId: CompanyId, event: CompanyEvent): Promise<void> {
  const { before = null, after = null } = event;
  const ofNoComplaint = { complaintId: null, version: null, words: null, public: false };
  await append(tx, companyId, [{ ...event, ...ofNoComplaint, before, after }]);
}
