import { createHash } from "node:crypto";

import type { CommandContext } from "../complaint/once.ts";
import { InvalidError } from "../kernel/errors.ts";
import { localDate } from "../kernel/local-time.ts";
import { newId, type CaseId } from "../kernel/ids.ts";
import type { Tx } from "../kernel/sql.ts";
import { records } from "../mediation/access.ts";
import { actOnCase, type CaseInput } from "../mediation/command.ts";
import type { CaseFile } from "../mediation/rules/case.ts";
import { decided, event } from "../mediation/rules/decision.ts";
import { circumstancesOf, NOTHING_AROUND } from "./circumstances.ts";
import { blocks, check, severityOf } from "./rules/check.ts";
import type { AgreementContent } from "./rules/content.ts";
import { mayAgree, maySupplement } from "./rules/course.ts";
import { draftFrom, particularsOf, totalsOf } from "./rules/draft.ts";
import { textOf } from "./rules/text.ts";
import { waitingThere } from "./signing/signed.ts";
import {
  agreementsOf,
  draftOf,
  dropAgreement,
  insertAgreement,
  keepDraft,
  waitingOf,
  type Around,
  type KeptDraft,
} from "./store.ts";

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
      const findings = check(content, circumstancesOf(file, draft, null, localDate(now)));
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
        electronic: draft.around.electronic,
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

async function draftThere(tx: Tx, { id }: CaseFile): Promise<KeptDraft> {
  const draft = await draftOf(tx, id);
  if (draft === null) throw new InvalidError([{ path: "draft", code: "REQUIRED" }]);
  return draft;
}

async function noneWaits(tx: Tx, { id }: CaseFile): Promise<void> {
  if ((await waitingOf(tx, id)) !== null) throw new InvalidError([{ path: "agreement", code: "FROZEN" }]);
}
