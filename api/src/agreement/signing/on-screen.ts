import type { Pool } from "pg";

import type { CommandContext } from "../../complaint/once.ts";
import type { Services } from "../../context.ts";
import { Check } from "../../kernel/check.ts";
import { InvalidError, NotFoundError } from "../../kernel/errors.ts";
import type { CaseId } from "../../kernel/ids.ts";
import { readerOf, type Tx } from "../../kernel/sql.ts";
import { records } from "../../mediation/access.ts";
import { actOnCase, type CaseInput } from "../../mediation/command.ts";
import { actByCode, fileByCode } from "../../mediation/party-door.ts";
import type { CaseFile } from "../../mediation/rules/case.ts";
import type { Decision } from "../../mediation/rules/decision.ts";
import { readCase } from "../../mediation/store.ts";
import type { MessageRoom } from "../../message/room.ts";
import { checkedStroke } from "../rules/stroke.ts";
import { waitingOf, type Agreement } from "../store.ts";
import { provenCode, sendSigningCode, useCode, type Sent } from "./one-time-code.ts";
import { signed, waitingThere } from "./signed.ts";

/** What is put under a text on the screen. `hash`: of the text that was read. */
export type OnScreen = { readonly hash: string; readonly oneTimeCode: string; readonly stroke: string };

/** AGR-4: E-sign 3: the text is one to be signed so, by a person who agreed; a legal person needs its seal. @throws InvalidError */
function maySignOnScreen(file: CaseFile, { electronic, content }: Agreement, signer: string): void {
  const check = new Check();
  const party = file.parties.find(({ letter }) => letter === signer);
  if (party === undefined) check.fault("signer", "UNKNOWN_REFERENCE");
  else if (!electronic || !party.signsElectronically) check.fault("signer", "NOT_AGREED_TO");
  if (content.parties.find(({ letter }) => letter === signer)?.type === "LEGAL")
    check.fault("signer", "ON_PAPER");
  check.done();
}

/** At the desk: a code to the telephone on file, for who signs on a screen of the house. @throws NotFoundError, NotAllowedError, InvalidError */
export async function askForCode(
  { pool, actor, clock }: CommandContext,
  room: MessageRoom,
  { caseId, signer }: { readonly caseId: CaseId; readonly signer: string },
): Promise<Sent> {
  const file = await readCase(readerOf(pool), actor.companyId, caseId);
  if (file === null) throw new NotFoundError("case");
  records(actor, file);
  return codeFor(pool, room, file, signer, clock.now());
}

/** On the party's own telephone. @throws NotFoundError, InvalidError */
export async function askForCodeByCode(
  { db: { pool }, messages, clock }: Pick<Services, "db" | "messages" | "clock">,
  code: string,
): Promise<Sent> {
  const { file, letter } = await fileByCode(readerOf(pool), code);
  return codeFor(pool, messages, file, letter, clock.now());
}

async function codeFor(
  pool: Pool,
  room: MessageRoom,
  file: CaseFile,
  signer: string,
  now: Date,
): Promise<Sent> {
  const agreement = await waitingThere(readerOf(pool), file);
  maySignOnScreen(file, agreement, signer);
  if (agreement.signatures.some((hand) => hand.signer === signer))
    throw new InvalidError([{ path: "signer", code: "TAKEN" }]);
  return sendSigningCode(pool, room, { file, agreement, signer }, now);
}

/** AGR-4: at the desk, on a screen of the house. @throws NotFoundError, NotAllowedError, InvalidError */
export async function signOnScreen(
  context: CommandContext,
  room: MessageRoom,
  { signer, ...input }: CaseInput & OnScreen & { readonly signer: string },
): Promise<CaseId> {
  const { pool, actor, clock } = context;
  const file = await readCase(readerOf(pool), actor.companyId, input.caseId);
  if (file === null) throw new NotFoundError("case");
  records(actor, file);
  const proof = await proofOf(pool, room, file, signer, input, clock.now());
  return actOnCase(
    context,
    input,
    ({ file: locked, tx, now }) => put(tx, locked, proof, actor.staffId, now),
    records,
  );
}

/** AGR-4: on the party's own telephone. @throws NotFoundError, InvalidError */
export async function signByCode(
  services: Pick<Services, "db" | "messages" | "clock">,
  input: OnScreen & { readonly code: string; readonly expectedVersion: number },
): Promise<void> {
  const { db, messages, clock } = services;
  const { file, letter } = await fileByCode(readerOf(db.pool), input.code);
  const proof = await proofOf(db.pool, messages, file, letter, input, clock.now());
  await actByCode(services, input, (locked, _letter, now, tx) => put(tx, locked, proof, null, now));
}

type Proof = OnScreen & { readonly signer: string; readonly code: Awaited<ReturnType<typeof provenCode>> };

/** Before anything is locked: a wrong code counts also where nothing else is kept of the try. */
async function proofOf(
  pool: Pool,
  room: MessageRoom,
  file: CaseFile,
  signer: string,
  { hash, oneTimeCode, stroke }: OnScreen,
  now: Date,
): Promise<Proof> {
  const check = new Check();
  checkedStroke(check, stroke);
  check.done();
  const agreement = await waitingOf(readerOf(pool), file.id);
  if (agreement === null || agreement.hash !== hash)
    throw new InvalidError([{ path: "hash", code: "CHANGED_MEANWHILE" }]);
  maySignOnScreen(file, agreement, signer);
  const code = await provenCode(pool, room, { agreementId: agreement.id, signer }, oneTimeCode, now);
  return { hash, oneTimeCode, stroke, signer, code };
}

async function put(
  tx: Tx,
  file: CaseFile,
  { hash, stroke, signer, code }: Proof,
  staffId: Parameters<typeof signed>[4]["staffId"],
  now: Date,
): Promise<Decision> {
  const agreement = await waitingThere(tx, file);
  if (agreement.hash !== hash) throw new InvalidError([{ path: "hash", code: "CHANGED_MEANWHILE" }]);
  maySignOnScreen(file, agreement, signer);
  await useCode(tx, code.id, now);
  const act = { signer, means: "PAD_AND_CODE" as const, hash, sealed: false, at: now };
  return signed(tx, file, agreement, act, { staffId, stroke, sentTo: code.sentTo }, now);
}
