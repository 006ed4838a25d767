import { event } from "../../mediation/rules/decision.ts";
import type { PastEvent } from "../../mediation/save.ts";
import type { Dispute } from "./record.ts";

/** What happened in a dispute, in order of time, as our log would have it. */
export function pastOf(dispute: Dispute): readonly PastEvent[] {
  const { kind, parties, mediator, agreement } = dispute;
  const states = new Map(dispute.stateHistory.map(({ state, at }) => [state, at]));
  const at = (when: Date, ...given: Parameters<typeof event>): PastEvent => ({
    ...event(...given),
    at: when,
  });
  const once = (
    state: "FAILED" | "WITHDRAWN" | "PERFORMED",
    name: "CASE_FAILED" | "CASE_WITHDRAWN" | "CASE_PERFORMED",
  ) => {
    const when = states.get(state);
    return when === undefined ? [] : [at(when, name)];
  };
  const events = [
    at(dispute.proposedAt, "CASE_PROPOSED", { kind, parties: parties.length, imported: true }),
    ...dispute.objections.map(({ party, at: when }) => at(when, "CASE_OBJECTED", { party })),
    at(mediator.declarationAt, "CASE_DECLARED"),
    ...dispute.consents.map(({ party, at: when }) => at(when, "CASE_PARTY_CONSENTED", { party })),
    at(dispute.consentedAt, "CASE_CONSENTED", { outcomeDueAt: dispute.outcomeDueAt.toISOString() }),
    ...dispute.sessions.map(({ no, at: when, attendance }) =>
      at(when, "CASE_SESSION_HELD", { no, attendance }),
    ),
    ...dispute.offers.flatMap(({ round, by, at: when, terms, responses }) => [
      at(when, "CASE_OFFERED", { round, by, terms: terms.length }),
      ...responses.map(({ party, at: then, answer }) =>
        at(then, "CASE_OFFER_ANSWERED", { round, party, answers: [{ termNo: null, answer }] }),
      ),
    ]),
    ...(agreement?.signatures ?? []).map(({ signer, means, at: when }) =>
      at(when, "AGREEMENT_SIGNED", { signer, means }),
    ),
    ...(agreement === null ? [] : [at(agreement.effectiveAt, "AGREEMENT_EFFECTIVE")]),
    ...dispute.obligations.flatMap(({ termNo, instalmentNo, history }) =>
      history
        .filter(({ state }) => state !== "PENDING")
        .map(({ state, at: when }) =>
          at(when, `OBLIGATION_${state as Exclude<typeof state, "PENDING">}`, { termNo, instalmentNo }),
        ),
    ),
    ...(dispute.referral === null
      ? []
      : [at(dispute.referral.at, "CASE_REFERRED", { step: dispute.referral.step })]),
    ...once("FAILED", "CASE_FAILED"),
    ...once("WITHDRAWN", "CASE_WITHDRAWN"),
    ...once("PERFORMED", "CASE_PERFORMED"),
  ];
  return events.toSorted((one, other) => one.at.getTime() - other.at.getTime());
}
