import type { CaseState } from "@heyi/schema/vocabulary/mediation.ts";

import type { CaseId, CompanyId, ComplaintId, ProjectId, StaffId } from "../../kernel/ids.ts";
import type { CaseFile, CaseParty, Organisation } from "../../mediation/rules/case.ts";
import { OUTCOME_DAYS } from "../../mediation/rules/consent.ts";
import { partyOf } from "./content.ts";
import type { Dispute } from "./record.ts";

/** What the names of a line stand for in this company. */
export type Resolved = {
  readonly id: CaseId;
  readonly companyId: CompanyId;
  readonly projectId: ProjectId;
  readonly complaintIds: readonly ComplaintId[];
  readonly organisation: Organisation;
  readonly mediatorId: StaffId | null;
  readonly recorderId: StaffId | null;
};

const DAY_MS = 86_400_000;

/** A dispute of the file as a case of ours, everything in it but what is said in confidence. */
export function caseOf(
  dispute: Dispute,
  { organisation, mediatorId, recorderId, ...ids }: Resolved,
): CaseFile {
  const { mediator, referral, withdrawal, sessions } = dispute;
  const failed = dispute.stateHistory.find(({ state }) => state === "FAILED");
  const iso = (at: Date): string => at.toISOString();
  return {
    ...ids,
    number: dispute.id,
    version: 1,
    kind: dispute.kind,
    matter: dispute.matter,
    state: dispute.state,
    organisation,
    mediator: { staffId: mediatorId, name: mediator.name, declaredAt: iso(mediator.declarationAt) },
    recorder: { staffId: recorderId, name: dispute.recorder },
    parties: dispute.parties.map((party) => partyIn(dispute, party)),
    claims: dispute.claims,
    objections: dispute.objections.map(({ party, at, against, reason }) => ({
      by: party,
      at: iso(at),
      against,
      reason,
    })),
    steps: dispute.ladder.map((step) => ({ step, ...stepIn(dispute, step) })),
    open: null,
    outsiders: [],
    sessions: sessions.map(({ no, mode, at, attendance, minutes }) => ({
      no,
      mode,
      at: iso(at),
      place: null,
      sequence: 0,
      cancelled: null,
      invited: attendance,
      attendance,
      minutes,
      confirmedBy: attendance,
      closedAt: iso(at),
    })),
    offers: dispute.offers.map(({ round, by, at, terms, responses }) => ({
      round,
      by,
      at: iso(at),
      terms,
      answers: responses.map(({ party, at: when, answer, note }) => ({
        party,
        termNo: null,
        answer,
        at: iso(when),
        note,
      })),
    })),
    proposedAt: iso(dispute.proposedAt),
    consentedAt: iso(dispute.consentedAt),
    outcomeDueAt: iso(dispute.outcomeDueAt),
    extended: dispute.outcomeDueAt.getTime() - dispute.consentedAt.getTime() > OUTCOME_DAYS * DAY_MS,
    arbitrationClause: null,
    risk: null,
    failure: failed === undefined ? null : { reason: failed.reason ?? "", at: iso(failed.at) },
    withdrawal: withdrawal && { by: withdrawal.by, reason: withdrawal.reason, at: iso(withdrawal.at) },
    referral: referral && { ...referral, at: iso(referral.at) },
    handovers: [],
    stateHistory: dispute.stateHistory.map(
      ({ state, at, reason }): { state: CaseState; at: string; reason: string | null } => ({
        state,
        at: iso(at),
        reason,
      }),
    ),
  };
}

/** The file tells of consent and not of the notice of rights, which nobody consents without. */
function partyIn({ consents, agreement }: Dispute, party: Dispute["parties"][number]): CaseParty {
  const given = consents.find((each) => each.party === party.id);
  const means = agreement?.signatures.find(({ signer }) => signer === party.id)?.means;
  const at = given?.at.toISOString() ?? null;
  return {
    ...partyOf(party),
    room: /\d+栋\d+单元\d+$/u.exec(party.address)?.[0] ?? null,
    consent: given === undefined || at === null ? null : { at, how: given.how },
    rightsConfirmedAt: at,
    signsElectronically: means === "PAD" || means === "CODE",
  };
}

function stepIn(
  dispute: Dispute,
  step: Dispute["ladder"][number],
): { readonly at: string; readonly record: string } {
  const { referral } = dispute;
  if (referral !== null && step === referral.step)
    return { at: referral.at.toISOString(), record: `${referral.to}:${referral.reason}` };
  const at = step === "NEGOTIATION" ? dispute.proposedAt : dispute.consentedAt;
  return { at: at.toISOString(), record: dispute.matter };
}
