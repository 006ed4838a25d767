import { createHash } from "node:crypto";

import type { CommandContext } from "../complaint/once.ts";
import { InvalidError } from "../kernel/errors.ts";
import { newId, type CaseId } from "../kernel/ids.ts";
import { localInstant, addDays } from "../kernel/local-time.ts";
import type { Tx } from "../kernel/sql.ts";
import { records } from "../mediation/access.ts";
import { actOnCase, type CaseInput } from "../mediation/command.ts";
import type { CaseFile } from "../mediation/rules/case.ts";
import { decided, event, type CaseEvent, type Decision } from "../mediation/rules/decision.ts";
import { loadGrounds } from "../sla/ground.ts";
import { blocks, check, confirmable, severityOf } from "./rules/check.ts";
import type { AgreementContent, Circumstances } from "./rules/content.ts";
import { mayAgree, maySupplement, tookEffect } from "./rules/course.ts";
import { draftFrom, particularsOf, totalsOf, windowOf } from "./rules/draft.ts";
import { effectiveAt, type Act } from "./rules/effect.ts";
import { obligationsOf, obligationTimers } from "./rules/obligation.ts";
import { textOf } from "./rules/text.ts";
import {
  agreementsOf,
  armSubject,
  draftOf,
  dropAgreement,
  forgetDraft,
  insertAgreement,
  insertObligation,
  insertSignature,
  keepDraft,
  setEffective,
  waitingOf,
  type Agreement,
  type Around,
  type KeptDraft,
} from "./store.ts";

const NOTHING_AROUND: Around = { electronic: false, feeFen: 0, reserved: false, ownersDecided: false };

/** AGR-3: a draft from the accepted offer; of a case with an agreement in effect a supplement to it. @throws InvalidError */
export function draftAgreement(
  context: CommandContext,
  input: CaseInput & { readonly oral: boolean },
): Promise<CaseId> {
  return actOnCase(
    context,
    input,
    async ({ file, tx, now }) => {
      const frozen = await agreementsOf(tx, file.id);
      const inEffect = frozen.findLast((each) => each.effectiveAt !== null) ?? null;
      if (inEffect === null) mayAgree(file);
      else maySupplement(file);
      await noneWaits(tx, file);
      const draft = draftFrom(file, now, input.oral ? "ORAL" : "WRITTEN");
      if (draft === null) throw new InvalidError([{ path: "offers", code: "REQUIRED" }]);
      const supplements = frozen.filter((each) => each.supplementToId !== null && each.droppedAt === null);
      const content =
        inEffect === null
          ? draft.content
          : { ...draft.content, number: `${file.number}-BC${supplements.length + 1}`, terms: [] };
      const supplementToId = inEffect?.id ?? null;
      await keepDraft(tx, file.id, { ...draft, content, around: NOTHING_AROUND, supplementToId }, now);
      return decided(
        file,
        event("AGREEMENT_DRAFTED", { terms: content.terms.length, supplement: supplementToId !== null }),
      );
    },
    records,
  );
}

export type Edit = Pick<
  AgreementContent,
  | "facts"
  | "disputedMatter"
  | "responsibilities"
  | "terms"
  | "place"
  | "date"
  | "copies"
  | "mediatorName"
  | "recorderName"
> & { readonly around: Around };

/** AGR-3: what the draft is to say; whatever is wrong with it is told beside it, not refused. @throws InvalidError */
export function editAgreement(context: CommandContext, input: CaseInput & Edit): Promise<CaseId> {
  return actOnCase(
    context,
    input,
    async ({ file, tx, now }) => {
      const draft = await draftThere(tx, file);
      const { caseId: _, expectedVersion: __, around, ...words } = input;
      const content = { ...draft.content, ...words, ...totalsOf(words.terms) };
      await keepDraft(tx, file.id, { ...draft, content, around }, now);
      return decided(
        file,
        event("AGREEMENT_DRAFTED", {
          terms: content.terms.length,
          supplement: draft.supplementToId !== null,
        }),
      );
    },
    records,
  );
}

/** AGR-3, AGR-4: no finding may block; from then on the text is what it is. @throws InvalidError */
export function freezeAgreement(context: CommandContext, input: CaseInput): Promise<CaseId> {
  return actOnCase(
    context,
    input,
    async ({ file, tx, now }) => {
      const draft = await draftThere(tx, file);
      await noneWaits(tx, file);
      const content: AgreementContent = { ...draft.content, parties: particularsOf(file) };
      const findings = check(content, circumstancesOf(file, draft, null));
      if (blocks(findings))
        throw new InvalidError(
          findings
            .filter((finding) => severityOf(finding) === "BLOCKS")
            .map(({ check: code, path }) => ({ path, code: "CHECK_BLOCKS" as const, allowed: code })),
        );
      const text = textOf(content);
      const hash = createHash("sha256").update(text, "utf8").digest("hex");
      const { number, kind, form } = content;
      const { supplementToId } = draft;
      const id = newId<"Agreement">(now);
      await insertAgreement(tx, {
        id,
        caseId: file.id,
        number,
        kind,
        form,
        content,
        text,
        hash,
        frozenAt: now,
        supplementToId,
      });
      return decided(file, event("AGREEMENT_FROZEN", { agreementId: id, hash }));
    },
    records,
  );
}

/** AGR-4: before it is in effect a text may be dropped, whoever has signed it; its draft stays. @throws InvalidError */
export function dropText(context: CommandContext, input: CaseInput): Promise<CaseId> {
  return actOnCase(
    context,
    input,
    async ({ file, tx, now }) => {
      const { id, hash } = await waitingThere(tx, file);
      await dropAgreement(tx, id, now);
      return decided(file, event("AGREEMENT_DROPPED", { agreementId: id, hash }));
    },
    records,
  );
}

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
      return signed(tx, file, agreement, act, { staffId: context.actor.staffId, stroke: null }, now);
    },
    records,
  );
}

/** AGR-4: puts a hand to the waiting text, and lets it take effect when it was the last one required. */
async function signed(
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

/** AGR-7: reminded 10 and 3 days before, lapsed at the end of the last day. */
export function windowTimers(lastDay: string) {
  return [
    { kind: "CONFIRMATION_FIRST_REMINDER" as const, at: localInstant(addDays(lastDay, -10), "09:00") },
    { kind: "CONFIRMATION_LAST_REMINDER" as const, at: localInstant(addDays(lastDay, -3), "09:00") },
    { kind: "CONFIRMATION_LAPSE" as const, at: localInstant(lastDay, "24:00") },
  ];
}

/** AGR-3: what bears on an agreement in this case. */
export function circumstancesOf(
  file: CaseFile,
  draft: KeptDraft | null,
  frozen: Agreement | null,
): Circumstances {
  const around = draft?.around ?? NOTHING_AROUND;
  const willing = file.parties
    .filter(({ signsElectronically }) => signsElectronically)
    .map(({ letter }) => letter);
  return {
    rightsConfirmedBy: file.parties
      .filter((party) => party.rightsConfirmedAt !== null)
      .map(({ letter }) => letter),
    unwilling: file.withdrawal === null ? [] : [file.withdrawal.by],
    organisationEstablished: file.organisation?.established ?? false,
    feeFen: around.feeFen,
    reserved: around.reserved,
    ownersDecided: around.ownersDecided,
    electronicallyBy: around.electronic ? willing : null,
    signatures: frozen?.signatures ?? [],
    hash: frozen?.hash ?? null,
  };
}

async function draftThere(tx: Tx, { id }: CaseFile): Promise<KeptDraft> {
  const draft = await draftOf(tx, id);
  if (draft === null) throw new InvalidError([{ path: "draft", code: "REQUIRED" }]);
  return draft;
}

async function waitingThere(tx: Tx, { id }: CaseFile): Promise<Agreement> {
  const waiting = await waitingOf(tx, id);
  if (waiting === null) throw new InvalidError([{ path: "agreement", code: "REQUIRED" }]);
  return waiting;
}

async function noneWaits(tx: Tx, { id }: CaseFile): Promise<void> {
  if ((await waitingOf(tx, id)) !== null) throw new InvalidError([{ path: "agreement", code: "FROZEN" }]);
}
