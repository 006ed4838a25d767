import type { RecordLevel } from "@heyi/schema/vocabulary/mediation.ts";

import type { CommandContext } from "../complaint/once.ts";
import type { Services } from "../context.ts";
import { Check, LONGEST } from "../kernel/check.ts";
import { NotAllowedError } from "../kernel/errors.ts";
import { newId, type CaseId, type Id } from "../kernel/ids.ts";
import { readerOf, type Tx } from "../kernel/sql.ts";
import { levelsOf, records, type Depth } from "./access.ts";
import { actOnCase, type CaseInput } from "./command.ts";
import { decided, event } from "./rules/decision.ts";
import type { CaseFile, Voice } from "./rules/case.ts";
import { partyOf } from "./rules/consent.ts";
import { sealIfThere, sealToWrite } from "./case-seal.ts";
import type { Vault } from "./vault.ts";

export type Statement = {
  readonly id: Id<"CaseStatement">;
  readonly sessionNo: number | null;
  readonly by: Voice;
  readonly level: RecordLevel;
  /** Empty where it cannot be opened. */
  readonly text: string;
  readonly keyMissing: boolean;
  readonly at: Date;
};
type Row = Omit<Statement, "text" | "keyMissing"> & {
  readonly text: string | null;
  readonly sealed: Buffer | null;
};

const MOST = 2_000;

/**
 * MED-5: those this depth reads, in order of time; the others are not even fetched. Where the key is missing, what was said in
 * confidence stays closed, and nothing else with it.
 */
export async function statementsFor(
  { db, vault }: Pick<Services, "db" | "vault">,
  { id }: Pick<CaseFile, "id">,
  depth: Depth,
): Promise<readonly Statement[]> {
  const reader = readerOf(db.pool);
  const rows = await reader.query<Row>(SELECT, [id, levelsOf(depth)], "case_statements");
  const seal = rows.some(({ sealed }) => sealed !== null) ? await sealIfThere(reader, vault, id) : null;
  return rows.map(({ sealed, ...row }) => ({
    ...row,
    text: sealed === null ? (row.text ?? "") : (seal?.open(sealed, placeOf(row.id)) ?? ""),
    keyMissing: sealed !== null && seal === null,
  }));
}

const SELECT = `
  select id, session_no as "sessionNo", by, level, text, sealed, at from case_statement
   where case_id = $1 and level = any($2) order by at, id limit ${MOST}`;

/** MED-4, MED-5: writes down what was said; said in confidence it is sealed before it leaves the process. */
export function recordStatement(
  context: CommandContext & { readonly vault: Vault },
  input: CaseInput & {
    readonly sessionNo: number | null;
    readonly by: Voice;
    readonly level: RecordLevel;
    readonly text: string;
  },
): Promise<CaseId> {
  return actOnCase(
    context,
    input,
    async ({ file, tx, now, depth }) => {
      const check = new Check();
      const text = check.text("text", input.text, LONGEST.words);
      if (input.by !== "MEDIATOR") partyOf(file, input.by, check, "by");
      const session = file.sessions.find(({ no }) => no === input.sessionNo);
      if (input.sessionNo !== null && session === undefined) check.fault("sessionNo", "UNKNOWN_REFERENCE");
      if (typeof session?.closedAt === "string" && input.level === "JOINT")
        check.fault("sessionNo", "FROZEN");
      check.done();
      // Whoever speaks as the mediator is the mediator; a recorder writes down what the others say.
      if (input.by === "MEDIATOR" && input.level === "MEDIATOR_ONLY" && depth !== "MEDIATOR")
        throw new NotAllowedError(null, "NO_RIGHT");
      const { sessionNo, by, level } = input;
      await insertStatement(
        tx,
        context.vault,
        file.id,
        { sessionNo, by, level, text, at: now },
        context.actor.staffId,
      );
      return decided(file, event("CASE_RECORDED", { level, by, sessionNo }));
    },
    records,
  );
}

export async function insertStatement(
  tx: Tx,
  vault: Vault,
  caseId: CaseId,
  { sessionNo, by, level, text, at }: Omit<Statement, "id" | "keyMissing">,
  staffId: string | null,
): Promise<void> {
  const id = newId<"CaseStatement">(at);
  const confidential = level === "MEDIATOR_ONLY";
  const sealed = confidential
    ? (await sealToWrite(tx, vault, caseId, "level")).close(text, placeOf(id))
    : null;
  await tx.query(
    `insert into case_statement (id, case_id, session_no, by, level, text, sealed, at, staff_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, caseId, sessionNo, by, level, confidential ? null : text, sealed, at, staffId],
    "case_statement_insert",
  );
}

function placeOf(id: string): string {
  return `statement ${id}`;
}
