import type { ConfirmationState, SigningMeans } from "@heyi/schema/vocabulary/agreement.ts";
import { createHash } from "node:crypto";

import {
  insertObligation,
  insertAgreement,
  insertSignature,
  moveObligation,
  setConfirmation,
  setEffective,
  armSubject,
} from "../../agreement/store.ts";
import { obligationTimers } from "../../agreement/rules/obligation.ts";
import { textOf } from "../../agreement/rules/text.ts";
import { windowOf, windowTimers } from "../../agreement/rules/window.ts";
import { newId } from "../../kernel/ids.ts";
import { localDate } from "../../kernel/local-time.ts";
import type { Tx } from "../../kernel/sql.ts";
import { bringOver } from "../../mediation/save.ts";
import { insertStatement } from "../../mediation/statements.ts";
import { armTimers } from "../../mediation/store.ts";
import type { CaseFile } from "../../mediation/rules/case.ts";
import { OUTCOME_TIMERS, outcomeTimers } from "../../mediation/rules/timers.ts";
import type { Vault } from "../../mediation/vault.ts";
import { loadGrounds } from "../../sla/ground.ts";
import { contentOf } from "./content.ts";
import { pastOf } from "./past.ts";
import type { Dispute } from "./record.ts";

/** A case with its statements, identities, agreement and obligations; what is said in confidence is sealed on the way. */
export async function storeDispute(
  tx: Tx,
  vault: Vault,
  file: CaseFile,
  dispute: Dispute,
  now: Date,
): Promise<void> {
  await bringOver(tx, file, pastOf(dispute));
  await tx.query("update mediation_case set external_id = $2 where id = $1", [file.id, dispute.id]);
  const later = (at: string) => new Date(at) > now;
  await armTimers(
    tx,
    file.id,
    OUTCOME_TIMERS,
    outcomeTimers(file).filter(({ fireAt }) => later(fireAt)),
  );
  for (const { no, at, statements } of dispute.sessions)
    for (const [place, { by, level, text }] of statements.entries()) {
      // In the order of the file, which has one instant for a whole session.
      const spoken = new Date(at.getTime() + place);
      await insertStatement(tx, vault, file.id, { sessionNo: no, by, level, text, at: spoken }, null);
    }
  for (const party of dispute.parties)
    if (party.type === "NATURAL")
      await tx.query(
        "insert into party_identity (case_id, letter, id_type, masked) values ($1, $2, $3, $4)",
        [file.id, party.id, party.idType, party.idNumberMasked],
      );
  await storeAgreement(tx, file, dispute, now);
}

const ON_SCREEN: ReadonlySet<SigningMeans> = new Set(["PAD_AND_CODE", "PAD", "CODE"]);

async function storeAgreement(tx: Tx, file: CaseFile, dispute: Dispute, now: Date): Promise<void> {
  const { agreement } = dispute;
  const content = contentOf(dispute);
  if (agreement === null || content === null) return;
  const text = textOf(content);
  const hash = createHash("sha256").update(text, "utf8").digest("hex");
  const id = newId<"Agreement">(now);
  const { number, kind, form } = content;
  const frozenAt = new Date(Math.min(...agreement.signatures.map(({ at }) => at.getTime())));
  await insertAgreement(tx, {
    id,
    caseId: file.id,
    number,
    kind,
    form,
    content,
    text,
    hash,
    electronic: agreement.signatures.some(({ means }) => ON_SCREEN.has(means)),
    frozenAt,
    supplementToId: null,
  });
  const seal = { signer: "SEAL", means: "SEAL" as const, at: agreement.effectiveAt };
  // The file has no seals; without the committee's none of its agreements would have taken effect.
  const acts = kind === "PEOPLES_MEDIATION" ? [...agreement.signatures, seal] : agreement.signatures;
  for (const { signer, means, at } of acts)
    await insertSignature(
      tx,
      id,
      { signer, means, hash, sealed: false, at },
      { staffId: null, stroke: null, sentTo: null },
    );
  const grounds = await loadGrounds(tx, file.companyId, [file.projectId]);
  const calendar = grounds.get(file.projectId)?.calendar;
  const lastDay = windowOf(agreement.effectiveAt, (day) => calendar?.day(day).working === false);
  await setEffective(tx, id, agreement.effectiveAt, lastDay);
  const { requestedAt } = agreement.judicialConfirmation;
  const confirmation: ConfirmationState =
    requestedAt !== null ? "CONFIRM_APPLIED" : lastDay < localDate(now) ? "LAPSED" : "OPEN";
  await setConfirmation(tx, id, { confirmation, appliedAt: requestedAt, court: null, decidedAt: null });
  if (confirmation === "OPEN")
    await armSubject(
      tx,
      file.id,
      id,
      windowTimers(lastDay).filter(({ at }) => at > now),
    );
  await storeObligations(tx, file, id, dispute, content.terms, now);
}

async function storeObligations(
  tx: Tx,
  file: CaseFile,
  agreementId: Parameters<typeof insertObligation>[2],
  { obligations }: Dispute,
  terms: NonNullable<ReturnType<typeof contentOf>>["terms"],
  now: Date,
): Promise<void> {
  for (const { termNo, instalmentNo, dueDate, state, history } of obligations) {
    const term = terms.find(({ no }) => no === termNo);
    if (term === undefined) throw new TypeError("an obligation under no term");
    const { obligor, obligee, kind } = term;
    const instalment = term.instalments.find(({ no }) => no === instalmentNo);
    const owed = {
      termNo,
      instalmentNo,
      obligor,
      obligee,
      kind,
      amountFen: instalment?.amountFen ?? term.amountFen,
      dueDate,
    };
    const [first, ...moves] = history;
    const id = await insertObligation(tx, file, agreementId, owed, first?.at ?? now);
    for (const move of moves) await moveObligation(tx, id, move, null);
    const timers = obligationTimers({ state, dueDate, urgedAt: null, breachProposedAt: null });
    await armSubject(tx, file.id, id, timers);
  }
}
