import type { OneCase } from "./documents.ts";

/** What a case waits for, and of whom. */
export type NextStep =
  | {
      readonly kind:
        | "MEDIATOR"
        | "DECLARATION"
        | "SESSION"
        | "RECORD"
        | "OFFER"
        | "DRAFT"
        | "FREEZE"
        | "REFER";
    }
  | { readonly kind: "NOTHING" }
  | { readonly kind: "CONSENT" | "RIGHTS" | "ANSWER" | "SIGNATURES"; readonly who: readonly string[] }
  | { readonly kind: "FINDINGS" | "OBLIGATIONS"; readonly count: number };

/** MED-2: the one thing that is missing next; null for who has state and dates only. */
export function nextStep({ state, record }: Pick<OneCase, "state" | "record">): NextStep | null {
  if (record === null || record === undefined) return null;
  if (state === "FAILED" || state === "WITHDRAWN") return { kind: record.referral ? "NOTHING" : "REFER" };
  if (state === "PERFORMED") return { kind: "NOTHING" };
  if (state === "PERFORMING" || state === "BREACHED") {
    const open = record.obligations.filter((each) => each.state !== "FULFILLED" && each.state !== "WAIVED");
    return { kind: "OBLIGATIONS", count: open.length };
  }
  return underWay(record);
}

function underWay(record: NonNullable<OneCase["record"]>): NextStep {
  const { mediator, parties, offers, agreementDraft: draft } = record;
  const sessions = record.sessions.filter(({ cancelled }) => cancelled === null);
  if (!mediator) return { kind: "MEDIATOR" };
  if (!mediator.declaredAt) return { kind: "DECLARATION" };
  const untold = parties.filter((party) => !party.rightsConfirmedAt).map(({ letter }) => letter);
  const silent = parties.filter((party) => !party.consent).map(({ letter }) => letter);
  if (silent.length > 0) return { kind: "CONSENT", who: silent };
  if (untold.length > 0) return { kind: "RIGHTS", who: untold };
  const waiting = record.agreements.find((each) => !each.effectiveAt && !each.droppedAt);
  if (waiting)
    return { kind: "SIGNATURES", who: waiting.lacking.map(({ path }) => path.split(".").at(-1) ?? "") };
  if (draft) {
    const blocking = draft.findings.filter(({ severity }) => severity === "BLOCKS").length;
    return blocking > 0 ? { kind: "FINDINGS", count: blocking } : { kind: "FREEZE" };
  }
  if (sessions.length === 0) return { kind: "SESSION" };
  if (sessions.some(({ attendance }) => !attendance)) return { kind: "RECORD" };
  const last = offers.at(-1);
  if (!last) return { kind: "OFFER" };
  const open = new Set(
    last.terms.flatMap(({ words }) => words.filter(({ answer }) => !answer).map(({ party }) => party)),
  );
  if (open.size > 0) return { kind: "ANSWER", who: [...open] };
  return record.acceptedRound ? { kind: "DRAFT" } : { kind: "OFFER" };
}

const PLACES = {
  MEDIATOR: "mediator",
  DECLARATION: "mediator",
  SESSION: "sessions",
  RECORD: "sessions",
  OFFER: "offers",
  ANSWER: "offers",
  DRAFT: "agreement",
  FREEZE: "agreement",
  FINDINGS: "agreement",
  SIGNATURES: "agreement",
  OBLIGATIONS: "obligations",
  REFER: "endings",
} as const;

/** The heading under which it is done. */
export function placeOf(next: Exclude<NextStep, { readonly kind: "NOTHING" }>): string {
  if (next.kind === "CONSENT" || next.kind === "RIGHTS") return `party-${next.who[0] ?? "A"}`;
  return PLACES[next.kind];
}
