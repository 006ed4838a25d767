import type { RecusalGround } from "@heyi/schema/vocabulary/mediation.ts";

import { Check, LONGEST } from "../../kernel/check.ts";
import { InvalidError } from "../../kernel/errors.ts";
import { addDays, localDate, localInstant, localTime } from "../../kernel/local-time.ts";
import type { CaseFile, CaseParty, Mediator } from "./case.ts";
import { decided, during, event, into, UNDER_WAY, type CaseEvent, type Decision } from "./decision.ts";
import { isParty } from "./neutrality.ts";
import { unconsented } from "./opening.ts";
import type { Letter } from "./party.ts";

/** MED-6: Order 75, 33: "generally one month"; days from acceptance to outcome. */
export const OUTCOME_DAYS = 30;

/** MED-3: named or put in another's place. Whoever consented to the one before is asked again. @throws InvalidError */
export function mediatorNamed(
  file: CaseFile,
  mediator: Mediator,
  against: readonly RecusalGround[],
): Decision {
  during(file, ...UNDER_WAY);
  if (against.length > 0)
    throw new InvalidError(
      against.map((ground) => ({ path: "mediator", code: "RECUSED" as const, allowed: ground })),
    );
  const parties = file.parties.map(unconsented);
  return decided(
    { ...file, parties, mediator: { ...mediator, declaredAt: null } },
    event("CASE_MEDIATOR_NAMED", { staffId: mediator.staffId }),
  );
}

/** MED-3: 偏袒、侮辱、索取收受财物、泄露隐私或商业秘密: none of it. */
export function declared(file: CaseFile, now: Date): Decision {
  during(file, ...UNDER_WAY);
  if (file.mediator === null) throw new InvalidError([{ path: "mediator", code: "REQUIRED" }]);
  const mediator = { ...file.mediator, declaredAt: now.toISOString() };
  const before = { ...file, mediator };
  const { file: after, events } = consentedByAll(before, now);
  return decided(after, event("CASE_DECLARED", { staffId: mediator.staffId }), ...events);
}

/** MED-3: a party objects, and the case needs another mediator. @throws InvalidError */
export function objected(
  file: CaseFile,
  { party, reason }: { readonly party: Letter; readonly reason: string },
  now: Date,
): Decision {
  during(file, ...UNDER_WAY);
  const { mediator } = file;
  const check = new Check();
  partyOf(file, party, check);
  const words = check.text("reason", reason, LONGEST.reason);
  if (mediator === null) check.fault("mediator", "REQUIRED");
  check.done();
  if (mediator === null) throw new TypeError("nobody to object to passed the check");
  const objection = { by: party, at: now.toISOString(), against: mediator.name, reason: words };
  const { recorder } = file;
  const after = {
    ...file,
    objections: [...file.objections, objection],
    mediator: null,
    // Nor does who was objected to stay in the room to write.
    recorder: recorder !== null && recorder.staffId === mediator.staffId ? null : recorder,
    parties: file.parties.map(unconsented),
  };
  return decided(after, event("CASE_OBJECTED", { party, staffId: mediator.staffId }));
}

/** MED-3a: nature, principles and effect of mediation, and the rights in it. @throws InvalidError */
export function rightsConfirmed(file: CaseFile, party: Letter, now: Date): Decision {
  during(file, ...UNDER_WAY);
  const at = now.toISOString();
  const after = withParty(file, party, (each) => ({
    ...each,
    rightsConfirmedAt: each.rightsConfirmedAt ?? at,
  }));
  return decided(after, event("CASE_RIGHTS_CONFIRMED", { party }));
}

/** MED-2: to mediation and to this mediator; the last one's consent begins the time for an outcome. @throws InvalidError */
export function consented(
  file: CaseFile,
  {
    party,
    how,
    electronically,
  }: { readonly party: Letter; readonly how: string; readonly electronically: boolean },
  now: Date,
): Decision {
  during(file, "PROPOSED", "CONSENTED", "IN_SESSION");
  const check = new Check();
  if (file.mediator === null && needsMediator(file)) check.fault("mediator", "REQUIRED");
  const words = check.text("how", how, LONGEST.short);
  check.done();
  const consent = { at: now.toISOString(), how: words };
  const before = withParty(file, party, (each) => ({
    ...each,
    consent,
    signsElectronically: electronically,
  }));
  const { file: after, events } = consentedByAll(before, now);
  return decided(after, event("CASE_PARTY_CONSENTED", { party }), ...events);
}

/** E-sign 3: to sign on the screen, or after all not. Nothing that was signed is undone. @throws InvalidError */
export function agreedToScreen(
  file: CaseFile,
  { party, electronically }: { readonly party: Letter; readonly electronically: boolean },
): Decision {
  during(file, ...UNDER_WAY, "AGREED", "PERFORMING", "BREACHED");
  const after = withParty(file, party, (each) => ({ ...each, signsElectronically: electronically }));
  return decided(after, event("CASE_CHANGED", { electronically, party }));
}

/** PML 17: one party's explicit refusal stops it. @throws InvalidError */
export function refused(
  file: CaseFile,
  { party, reason }: { readonly party: Letter; readonly reason: string },
  now: Date,
): Decision {
  during(file, "PROPOSED", "CONSENTED");
  const check = new Check();
  partyOf(file, party, check);
  const words = check.text("reason", reason, LONGEST.reason);
  check.done();
  const at = now.toISOString();
  const after = { ...into(file, "FAILED", now, words), failure: { reason: words, at } };
  return decided(after, event("CASE_PARTY_REFUSED", { party }), event("CASE_FAILED"));
}

/** MED-3: where the company is a party and nobody else was asked, the sides negotiate by themselves. */
function needsMediator(file: Pick<CaseFile, "parties" | "organisation">): boolean {
  return file.organisation !== null || !isParty(file);
}

/** MED-2, MED-3: nothing goes on while a mediator is missing or somebody has not agreed to the new one. */
export function checkReady(file: CaseFile, check: Check): void {
  if (needsMediator(file) && typeof file.mediator?.declaredAt !== "string")
    check.fault("mediator", "REQUIRED");
  for (const { letter, consent } of file.parties)
    if (consent === null) check.fault(`consent.${letter}`, "MUST_BE_CONFIRMED");
}

/** MED-2, MED-6 */
function consentedByAll(
  file: CaseFile,
  now: Date,
): { readonly file: CaseFile; readonly events: readonly CaseEvent[] } {
  const declared = typeof file.mediator?.declaredAt === "string";
  if (
    (!declared && needsMediator(file)) ||
    file.parties.some(({ consent }) => consent === null) ||
    file.state !== "PROPOSED"
  )
    return { file, events: [] };
  const outcomeDueAt = localInstant(addDays(localDate(now), OUTCOME_DAYS), localTime(now)).toISOString();
  const after = { ...into(file, "CONSENTED", now), consentedAt: now.toISOString(), outcomeDueAt };
  return { file: after, events: [event("CASE_CONSENTED", { outcomeDueAt })] };
}

/** @throws InvalidError where the case has no such party */
function withParty(file: CaseFile, letter: Letter, change: (party: CaseParty) => CaseParty): CaseFile {
  const check = new Check();
  partyOf(file, letter, check);
  check.done();
  return { ...file, parties: file.parties.map((party) => (party.letter === letter ? change(party) : party)) };
}

export function partyOf(
  { parties }: Pick<CaseFile, "parties">,
  letter: Letter,
  check: Check,
  path = "party",
): void {
  if (!parties.some((party) => party.letter === letter)) check.fault(path, "UNKNOWN_REFERENCE");
}
