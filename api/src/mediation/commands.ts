import type { CommandContext } from "../complaint/once.ts";
import { InvalidError, NotAllowedError } from "../kernel/errors.ts";
import {
  idFromKey,
  type CaseId,
  type ComplaintId,
  type OrganisationId,
  type ProjectId,
  type StaffId,
} from "../kernel/ids.ts";
import { localDate } from "../kernel/local-time.ts";
import { inTransaction } from "../kernel/sql.ts";
import { opens, records } from "./access.ts";
import { candidateOf, linkedTo, candidatesNamed } from "./candidates.ts";
import { actOnCase, type CaseInput } from "./command.ts";
import { organisationOf } from "./organisations.ts";
import * as consent from "./rules/consent.ts";
import { recusal, underOwnName } from "./rules/neutrality.ts";
import * as offers from "./rules/offers.ts";
import * as opening from "./rules/opening.ts";
import * as outcome from "./rules/outcome.ts";
import * as sessions from "./rules/sessions.ts";
import { beginCase } from "./save.ts";
import { nextNumber, readCase, textWaits, companyName } from "./store.ts";

/**
 * MED-1: opens a case, from complaints of the project or by itself. Sent twice with one key it is one case.
 * @throws NotAllowedError, InvalidError
 */
export async function proposeCase(
  { pool, actor, clock }: CommandContext,
  input: opening.Particulars & {
    readonly idempotencyKey: string;
    readonly projectId: ProjectId;
    readonly complaintIds: readonly ComplaintId[];
  },
): Promise<CaseId> {
  const { projectId, complaintIds } = input;
  opens(actor, projectId);
  const { companyId, staffId, name } = actor;
  const id = idFromKey<"MediationCase">("case", staffId, input.idempotencyKey);
  const now = clock.now();
  await inTransaction(pool, async (tx) => {
    if ((await readCase(tx, companyId, id)) !== null) return;
    const known = await tx.query<{ id: ComplaintId }>(
      "select id from complaint where company_id = $1 and project_id = $2 and id = any($3)",
      [companyId, projectId, complaintIds],
      "case_complaints_known",
    );
    if (known.length < new Set(complaintIds).size)
      throw new InvalidError([{ path: "complaintIds", code: "UNKNOWN_REFERENCE" }]);
    const born = { id, companyId, projectId, number: "", complaintIds, recorder: { staffId, name } };
    const parties = underOwnName(input.parties, await companyName(tx, companyId));
    const { file, events } = opening.proposed(born, { ...input, parties }, now);
    const number = await nextNumber(tx, projectId, localDate(now).slice(0, 4));
    await beginCase(tx, { file: { ...file, number }, events }, { at: now, actorId: staffId });
  });
  return id;
}

/** Not while a text waits for hands: it names these parties. `claims`: null leaves them as they are. */
export function changeCase(
  context: CommandContext,
  input: CaseInput &
    Omit<opening.Particulars, "claims"> & { readonly claims: opening.Particulars["claims"] | null },
): Promise<CaseId> {
  return actOnCase(context, input, async ({ file, tx }) => {
    if (await textWaits(tx, file.id)) throw new InvalidError([{ path: "agreement", code: "FROZEN" }]);
    const parties = underOwnName(input.parties, await companyName(tx, file.companyId));
    return opening.changed(file, { ...input, parties, claims: input.claims ?? file.claims });
  });
}

export function setSetting(context: CommandContext, input: CaseInput & outcome.Setting): Promise<CaseId> {
  return actOnCase(context, input, ({ file }) => outcome.set(file, input));
}

export function bringBefore(
  context: CommandContext,
  input: CaseInput & { readonly organisationId: OrganisationId },
): Promise<CaseId> {
  return actOnCase(context, input, async ({ file, tx }) => {
    const organisation = await organisationOf(tx, file.companyId, input.organisationId);
    if (organisation === null)
      throw new InvalidError([{ path: "organisationId", code: "UNKNOWN_REFERENCE" }]);
    return opening.broughtBefore(file, organisation);
  });
}

/** MED-3: one of the staff by id, or a third party's mediator by name. @throws NotAllowedError, InvalidError */
export function nameMediator(
  context: CommandContext,
  input: CaseInput & { readonly staffId: StaffId | null; readonly name: string | null },
): Promise<CaseId> {
  return actOnCase(context, input, async ({ file, tx }) => {
    const { companyId, complaintIds, organisation } = file;
    const own = organisation === null || organisation.kind === "OWN_PANEL";
    const wrong = own === (input.staffId === null);
    if (wrong) throw new InvalidError([{ path: own ? "staffId" : "name", code: "REQUIRED" }]);
    const candidate =
      input.staffId === null
        ? { staffId: null, name: (input.name ?? "").trim(), mediatesIn: [], departmentIds: [], rooms: [] }
        : await candidateOf(tx, companyId, input.staffId);
    if (candidate === null) throw new InvalidError([{ path: "staffId", code: "UNKNOWN_REFERENCE" }]);
    if (candidate.name === "") throw new InvalidError([{ path: "name", code: "REQUIRED" }]);
    const linked = await linkedTo(tx, companyId, complaintIds);
    const { staffId, name } = candidate;
    const of = staffId === null ? await candidatesNamed(tx, companyId, name) : [];
    const against = [
      ...recusal(file, candidate, linked),
      // Under a bare name it is the same person as on our own list.
      ...of.flatMap((each) => recusal(file, each, linked).filter((ground) => ground !== "NOT_A_MEDIATOR")),
    ];
    return consent.mediatorNamed(file, { staffId, name, declaredAt: null }, against);
  });
}

/** MED-3: the mediator's own, or as taken in by the recorder where the mediator is a third party's. */
export function declareNeutral(context: CommandContext, input: CaseInput): Promise<CaseId> {
  return actOnCase(
    context,
    input,
    ({ file, now }) => {
      const own = file.mediator?.staffId ?? null;
      if (own !== null && own !== context.actor.staffId) throw new NotAllowedError(null, "NO_RIGHT");
      return consent.declared(file, now);
    },
    records,
  );
}

type OfParty = CaseInput & { readonly party: string };
type Reasoned = { readonly reason: string };

export function object(context: CommandContext, input: OfParty & Reasoned): Promise<CaseId> {
  return actOnCase(context, input, ({ file, now }) => consent.objected(file, input, now));
}

export function confirmRights(context: CommandContext, input: OfParty): Promise<CaseId> {
  return actOnCase(context, input, ({ file, now }) => consent.rightsConfirmed(file, input.party, now));
}

export function recordConsent(
  context: CommandContext,
  input: OfParty & { readonly how: string; readonly electronically: boolean },
): Promise<CaseId> {
  return actOnCase(context, input, ({ file, now }) => consent.consented(file, input, now));
}

export function agreeToScreen(
  context: CommandContext,
  input: OfParty & { readonly electronically: boolean },
): Promise<CaseId> {
  return actOnCase(context, input, ({ file }) => consent.agreedToScreen(file, input));
}

export function recordRefusal(context: CommandContext, input: OfParty & Reasoned): Promise<CaseId> {
  return actOnCase(context, input, ({ file, now }) => consent.refused(file, input, now));
}

export function scheduleSession(
  context: CommandContext,
  input: CaseInput & Parameters<typeof sessions.scheduled>[1],
): Promise<CaseId> {
  return actOnCase(context, input, ({ file, now }) => sessions.scheduled(file, input, now));
}

export function holdSession(
  context: CommandContext,
  input: CaseInput & Parameters<typeof sessions.held>[1],
): Promise<CaseId> {
  return actOnCase(context, input, ({ file, now }) => sessions.held(file, input, now), records);
}

export function confirmRecord(
  context: CommandContext,
  input: OfParty & { readonly no: number },
): Promise<CaseId> {
  return actOnCase(context, input, ({ file, now }) => sessions.recordConfirmed(file, input, now), records);
}

export function makeOffer(
  context: CommandContext,
  input: CaseInput & Parameters<typeof offers.offered>[1],
): Promise<CaseId> {
  return actOnCase(context, input, ({ file, now }) => offers.offered(file, input, now), records);
}

export function answerOffer(
  context: CommandContext,
  input: CaseInput & Parameters<typeof offers.answered>[1],
): Promise<CaseId> {
  return actOnCase(context, input, ({ file, now }) => offers.answered(file, input, now), records);
}

export function extendCase(
  context: CommandContext,
  input: CaseInput & Parameters<typeof outcome.extended>[1],
): Promise<CaseId> {
  return actOnCase(context, input, ({ file }) => outcome.extended(file, input));
}

export function withdrawCase(context: CommandContext, input: OfParty & Reasoned): Promise<CaseId> {
  return actOnCase(context, input, ({ file, now }) => outcome.withdrawn(file, input, now));
}

export function endCase(
  context: CommandContext,
  input: CaseInput & Parameters<typeof outcome.failed>[1],
): Promise<CaseId> {
  return actOnCase(context, input, ({ file, now }) => outcome.failed(file, input, now));
}

export function referCase(
  context: CommandContext,
  input: CaseInput & Parameters<typeof outcome.referred>[1],
): Promise<CaseId> {
  return actOnCase(context, input, ({ file, now }) => outcome.referred(file, input, now));
}

export function followUp(
  context: CommandContext,
  input: CaseInput & { readonly record: string },
): Promise<CaseId> {
  return actOnCase(context, input, ({ file, now }) => outcome.followedUp(file, input, now));
}
