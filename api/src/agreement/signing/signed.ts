import type { CommandContext } from "../../complaint/once.ts";
import { InvalidError } from "../../kernel/errors.ts";
import type { CaseId } from "../../kernel/ids.ts";
import type { Reader, Tx } from "../../kernel/sql.ts";
import { records } from "../../mediation/access.ts";
import { actOnCase, type CaseInput } from "../../mediation/command.ts";
import type { CaseFile } from "../../mediation/rules/case.ts";
import { decided, event, type CaseEvent, type Decision } from "../../mediation/rules/decision.ts";
import { loadGrounds } from "../../sla/ground.ts";
import { circumstancesOf } from "../circumstances.ts";
import { check, confirmable } from "../rules/check.ts";
import { tookEffect } from "../rules/course.ts";
import { effectiveAt, type Act } from "../rules/effect.ts";
import { obligationsOf, obligationTimers } from "../rules/obligation.ts";
import { windowOf, windowTimers } from "../rules/window.ts";
import {
  armSubject,
  draftOf,
  forgetDraft,
  insertObligation,
  insertSignature,
  setEffective,
  waitingOf,
  type Agreement,
} from "../store.ts";

/** AGR-4: taken in on paper, confirmed orally, or the organisation's seal. @throws InvalidError */
export function takeSignature(
  context: CommandContext,
  input: CaseInput & { readonly signer: string; readonly sealed: boolean },
): Promise<CaseId> {
  return actOnCase(
    context,
    input,
    async ({ file, tx, now }) => {
      const agreement = await waitingThere(tx, file);
      const means =
        input.signer === "SEAL" ? "SEAL" : agreement.form === "ORAL" ? "ORAL_CONFIRMATION" : "PAPER";
      const act: Act = { signer: input.signer, means, hash: agreement.hash, sealed: input.sealed, at: now };
      return signed(
        tx,
        file,
        agreement,
        act,
        { staffId: context.actor.staffId, stroke: null, sentTo: null },
        now,
      );
    },
    records,
  );
}

/** AGR-4: puts a hand to the waiting text, and lets it take effect when it was the last one required. */
export async function signed(
  tx: Tx,
  file: CaseFile,
  agreement: Agreement,
  act: Act,
  by: Parameters<typeof insertSignature>[3],
  now: Date,
): Promise<Decision> {
  const { content } = agreement;
  const may = new Set([...content.parties.map(({ letter }) => letter), "MEDIATOR", "SEAL"]);
  if (!may.has(act.signer)) throw new InvalidError([{ path: "signer", code: "UNKNOWN_REFERENCE" }]);
  if (agreement.signatures.some(({ signer }) => signer === act.signer))
    throw new InvalidError([{ path: "signer", code: "TAKEN" }]);
  const legal = content.parties.some(({ letter, type }) => letter === act.signer && type === "LEGAL");
  if (legal && act.means === "PAPER" && !act.sealed)
    throw new InvalidError([{ path: "sealed", code: "CHECK_BLOCKS", allowed: "REPRESENTATIVE" }]);
  await insertSignature(tx, agreement.id, act, by);
  const told = event("AGREEMENT_SIGNED", { agreementId: agreement.id, signer: act.signer, means: act.means });
  const acts = [...agreement.signatures, act];
  const last = effectiveAt(content, acts);
  if (last === null) return decided(file, told);
  // PML 30: an oral one is in effect when it is reached; its record only proves it.
  const at = content.form === "ORAL" ? agreement.frozenAt : last;
  return putIntoEffect(tx, file, agreement, at, [told], now);
}

/** AGR-6, AGR-7: obligations and window from the moment of effect. */
async function putIntoEffect(
  tx: Tx,
  file: CaseFile,
  agreement: Agreement,
  at: Date,
  events: readonly CaseEvent[],
  now: Date,
): Promise<Decision> {
  const draft = await draftOf(tx, file.id);
  const findings = check(agreement.content, circumstancesOf(file, draft, agreement));
  const grounds = await loadGrounds(tx, file.companyId, [file.projectId]);
  const calendar = grounds.get(file.projectId)?.calendar;
  const isRestDay = (day: string): boolean => calendar?.day(day).working === false;
  const lastDay = confirmable(agreement.content, findings) ? windowOf(at, isRestDay) : null;
  await setEffective(tx, agreement.id, at, lastDay);
  if (lastDay !== null) await armSubject(tx, file.id, agreement.id, windowTimers(lastDay));
  for (const owed of obligationsOf(agreement.content)) {
    const id = await insertObligation(tx, file, agreement.id, owed, at);
    const standing = {
      state: "PENDING" as const,
      dueDate: owed.dueDate,
      urgedAt: null,
      breachProposedAt: null,
    };
    await armSubject(tx, file.id, id, obligationTimers(standing));
  }
  await forgetDraft(tx, file.id);
  const { id: agreementId, hash } = agreement;
  return tookEffect(
    file,
    [...events, event("AGREEMENT_EFFECTIVE", { agreementId, hash, at: at.toISOString(), lastDay })],
    now,
  );
}

/** @throws InvalidError where no text waits for hands */
export async function waitingThere(reader: Reader, { id }: CaseFile): Promise<Agreement> {
  const waiting = await waitingOf(reader, id);
  if (waiting === null) throw new InvalidError([{ path: "agreement", code: "REQUIRED" }]);
  return waiting;
}
