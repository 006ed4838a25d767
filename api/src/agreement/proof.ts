import type { AgreementKind } from "@heyi/schema/vocabulary/agreement.ts";

import type { Reader } from "../kernel/sql.ts";

/** AGR-4: that a text was frozen, and what became of it; nothing of what it says. */
export type Proof = {
  readonly number: string;
  readonly kind: AgreementKind;
  readonly frozenAt: Date;
  readonly effectiveAt: Date | null;
  readonly droppedAt: Date | null;
};

const HASH = /^[0-9a-f]{64}$/;

/** Null: no such text was ever frozen here. */
export async function proofOf(reader: Reader, given: string): Promise<Proof | null> {
  const hash = given.replaceAll(/\s/g, "").toLowerCase();
  if (!HASH.test(hash)) return null;
  const [found] = await reader.query<Proof>(SELECT, [hash], "agreement_proof");
  return found ?? null;
}

const SELECT = `
  select number, kind, frozen_at as "frozenAt", effective_at as "effectiveAt", dropped_at as "droppedAt"
    from agreement where hash = $1 order by effective_at desc nulls last limit 1`;
