import type { DisputeKind, LadderStep } from "@heyi/schema/vocabulary/mediation.ts";

import { Check, LONGEST } from "../../kernel/check.ts";
import type { CaseId, CompanyId, ComplaintId, ProjectId, StaffId } from "../../kernel/ids.ts";
import type { CaseFile, CaseParty, Claim, Organisation } from "./case.ts";
import { decided, during, event, UNDER_WAY, type Decision } from "./decision.ts";
import { isParty } from "./neutrality.ts";
import type { Party } from "./party.ts";

export type PartyInput = Party & { readonly room: string | null };
export type Particulars = {
  readonly kind: DisputeKind;
  readonly matter: string;
  readonly parties: readonly PartyInput[];
  readonly claims: readonly Claim[];
};

const MOST_PARTIES = 26;

/** MED-1: a case of two or more parties, from complaints or by itself. @throws InvalidError */
export function proposed(
  born: {
    readonly id: CaseId;
    readonly companyId: CompanyId;
    readonly projectId: ProjectId;
    readonly number: string;
    readonly complaintIds: readonly ComplaintId[];
    readonly recorder: { readonly staffId: StaffId; readonly name: string };
  },
  given: Particulars,
  now: Date,
): Decision {
  const particulars = checked(given, []);
  const at = now.toISOString();
  const step: LadderStep = "MEDIATION";
  const file: CaseFile = {
    ...born,
    ...particulars,
    version: 1,
    state: "PROPOSED",
    organisation: null,
    mediator: null,
    objections: [],
    steps: [{ step: isParty(particulars) ? "NEGOTIATION" : step, at, record: particulars.matter }],
    open: null,
    outsiders: [],
    sessions: [],
    offers: [],
    proposedAt: at,
    consentedAt: null,
    outcomeDueAt: null,
    extended: false,
    arbitrationClause: null,
    risk: null,
    failure: null,
    withdrawal: null,
    referral: null,
    handovers: [],
    stateHistory: [{ state: "PROPOSED", at, reason: null }],
  };
  const { kind, complaintIds } = file;
  return decided(file, event("CASE_PROPOSED", { kind, complaintIds, parties: file.parties.length }));
}

/** Who, about what and wanting what; a party whose particulars change keeps its consent, one of another name is asked anew. @throws InvalidError */
export function changed(file: CaseFile, given: Particulars): Decision {
  during(file, ...UNDER_WAY);
  return decided({ ...file, ...checked(given, file.parties) }, event("CASE_CHANGED"));
}

function checked(given: Particulars, known: readonly CaseParty[]) {
  const check = new Check();
  const matter = check.text("matter", given.matter, LONGEST.reason, 2);
  if (given.parties.length < 2) check.fault("parties", "TOO_FEW", "2");
  if (given.parties.length > MOST_PARTIES) check.fault("parties", "TOO_MANY", String(MOST_PARTIES));
  const letters = new Set(given.parties.map(({ letter }) => letter));
  if (letters.size < given.parties.length) check.fault("parties", "TAKEN");
  const parties = given.parties.map((party, at): CaseParty => {
    // Under another name it is somebody else, who has not been asked.
    const before = known.find(({ letter, name }) => letter === party.letter && name === party.name.trim());
    if (!/^[A-Z]$/.test(party.letter)) check.fault(`parties.${at}.letter`, "MALFORMED");
    const name = check.text(`parties.${at}.name`, party.name, LONGEST.name);
    return {
      ...party,
      name,
      consent: before?.consent ?? null,
      rightsConfirmedAt: before?.rightsConfirmedAt ?? null,
      signsElectronically: before?.signsElectronically ?? false,
    };
  });
  const claims = given.claims.map((claim, at): Claim => {
    if (!letters.has(claim.by)) check.fault(`claims.${at}.by`, "UNKNOWN_REFERENCE");
    if (claim.amountFen !== null && !(Number.isSafeInteger(claim.amountFen) && claim.amountFen >= 0))
      check.fault(`claims.${at}.amountFen`, "OUT_OF_RANGE", "≥ 0");
    return { ...claim, text: check.text(`claims.${at}.text`, claim.text, LONGEST.reason) };
  });
  check.done();
  return { kind: given.kind, matter, parties, claims };
}

/** MED-1, MED-3: before whom it comes. A change of it asks for another mediator and for consent anew. */
export function broughtBefore(file: CaseFile, organisation: Organisation): Decision {
  during(file, ...UNDER_WAY);
  const check = new Check();
  if (organisation.kind === "OWN_PANEL" && isParty(file)) check.fault("organisationId", "NOT_NEUTRAL");
  check.done();
  return decided(
    { ...file, organisation, mediator: null, parties: file.parties.map(unconsented) },
    event("CASE_BROUGHT_BEFORE", { organisationId: organisation.id }),
  );
}

export function unconsented(party: CaseParty): CaseParty {
  return { ...party, consent: null };
}
