import type { Services } from "../context.ts";
import { newTrackingCode } from "../complaint/register.ts";
import type { CommandContext } from "../complaint/once.ts";
import { Check } from "../kernel/check.ts";
import { InvalidError, NotFoundError } from "../kernel/errors.ts";
import type { CaseId, CompanyId } from "../kernel/ids.ts";
import { inTransaction, readerOf, type Reader, type Tx } from "../kernel/sql.ts";
import { plainCode } from "../resident/under-code.ts";
import { actOnCase, type CaseInput } from "./command.ts";
import { viewOf, type PartyView } from "./party-view.ts";
import type { CaseFile } from "./rules/case.ts";
import { partyOf } from "./rules/consent.ts";
import { decided, event, type Decision } from "./rules/decision.ts";
import { saveCase } from "./save.ts";
import { statementsFor } from "./statements.ts";
import { lockCase, readCase } from "./store.ts";

type Bearer = { readonly companyId: CompanyId; readonly caseId: CaseId; readonly letter: string };

/** The code by which a party takes part; a new one takes the old one's place. @throws InvalidError */
export function giveCode(
  context: CommandContext,
  input: CaseInput & { readonly party: string },
): Promise<CaseId> {
  return actOnCase(context, input, async ({ file, tx }) => {
    const check = new Check();
    partyOf(file, input.party, check);
    check.done();
    await tx.query(
      `insert into party_code (code, case_id, letter) values ($1, $2, $3)
       on conflict (case_id, letter) do update set code = excluded.code`,
      [plainCode(newTrackingCode()), file.id, input.party],
      "party_code_give",
    );
    return decided(file, event("CASE_CHANGED", { code: input.party }));
  });
}

/** Those that were given, by letter: for who conducts the case. */
export async function codesOf(
  reader: Reader,
  caseId: CaseId,
): Promise<readonly { readonly letter: string; readonly code: string }[]> {
  return reader.query(
    "select letter, code from party_code where case_id = $1 order by letter",
    [caseId],
    "party_codes",
  );
}

/** @throws NotFoundError for what is no code */
async function bearerOf(reader: Reader, code: string): Promise<Bearer> {
  const [bearer] = await reader.query<Bearer>(
    `select m.company_id as "companyId", p.case_id as "caseId", p.letter
       from party_code p join mediation_case m on m.id = p.case_id where p.code = $1`,
    [plainCode(code)],
    "party_by_code",
  );
  if (bearer === undefined) throw new NotFoundError("case");
  return bearer;
}

/** Which case a code is of, and which party. @throws NotFoundError */
export async function fileByCode(
  reader: Reader,
  code: string,
): Promise<{ readonly file: CaseFile; readonly letter: string }> {
  const { companyId, caseId, letter } = await bearerOf(reader, code);
  const file = await readCase(reader, companyId, caseId);
  if (file === null) throw new NotFoundError("case");
  return { file, letter };
}

/** MED-5: the case as the party of this code has it. @throws NotFoundError */
export async function viewByCode(services: Pick<Services, "db" | "vault">, code: string): Promise<PartyView> {
  const { file, letter } = await fileByCode(readerOf(services.db.pool), code);
  const view = viewOf(file, letter, await statementsFor(services, file, "JOINT"));
  if (view === null) throw new NotFoundError("case");
  return view;
}

/** A party's own act, decided by the same rules as one that is taken in for it. @throws NotFoundError, InvalidError */
export async function actByCode(
  { db, clock }: Pick<Services, "db" | "clock">,
  input: { readonly code: string; readonly expectedVersion: number },
  decide: (file: CaseFile, letter: string, now: Date, tx: Tx) => Decision | Promise<Decision>,
): Promise<void> {
  await inTransaction(db.pool, async (tx) => {
    const { companyId, caseId, letter } = await bearerOf(tx, input.code);
    const file = await lockCase(tx, companyId, caseId);
    if (file.version !== input.expectedVersion)
      throw new InvalidError([{ path: "expectedVersion", code: "CHANGED_MEANWHILE" }]);
    const now = clock.now();
    const { file: after, events } = await decide(file, letter, now, tx);
    const byParty = events.map(({ kind, data }) => event(kind, { ...data, byParty: letter }));
    await saveCase(tx, file, { file: after, events: byParty }, { at: now, actorId: null });
  });
}
