import type { OfferAnswer } from "@heyi/schema/vocabulary/mediation.ts";

import { Check, LONGEST } from "../../kernel/check.ts";
import { InvalidError } from "../../kernel/errors.ts";
import type { Answer, CaseFile, Offer, Voice } from "./case.ts";
import { checkReady, partyOf } from "./consent.ts";
import { decided, during, event, type Decision } from "./decision.ts";
import type { Letter, Term } from "./party.ts";

const MOST_TERMS = 50;

/** MED-4: terms like an agreement's; whoever offers accepts what they offer. @throws InvalidError */
export function offered(
  file: CaseFile,
  { by, terms }: { readonly by: Voice; readonly terms: readonly Term[] },
  now: Date,
): Decision {
  during(file, "CONSENTED", "IN_SESSION");
  const check = new Check();
  checkReady(file, check);
  if (by !== "MEDIATOR") partyOf(file, by, check, "by");
  if (terms.length === 0) check.fault("terms", "REQUIRED");
  if (terms.length > MOST_TERMS) check.fault("terms", "TOO_MANY", String(MOST_TERMS));
  const numbered = terms.map((term, at): Term => {
    partyOf(file, term.obligor, check, `terms.${at}.obligor`);
    partyOf(file, term.obligee, check, `terms.${at}.obligee`);
    if (term.obligor === term.obligee) check.fault(`terms.${at}.obligee`, "SAME_PARTY");
    const description = check.text(`terms.${at}.description`, term.description, LONGEST.reason);
    return { ...term, no: at + 1, description };
  });
  check.done();
  const at = now.toISOString();
  const offer: Offer = { round: file.offers.length + 1, by, at, terms: numbered, answers: [] };
  return decided(
    { ...file, offers: [...file.offers, offer] },
    event("CASE_OFFERED", { round: offer.round, by, terms: numbered.length }),
  );
}

/** MED-4: to each term, or to the whole; the last word of a party on a term counts. @throws InvalidError */
export function answered(
  file: CaseFile,
  input: {
    readonly round: number;
    readonly party: Letter;
    readonly answers: readonly {
      readonly termNo: number | null;
      readonly answer: OfferAnswer;
      readonly note: string | null;
    }[];
  },
  now: Date,
): Decision {
  during(file, "CONSENTED", "IN_SESSION");
  const offer = offerOf(file, input.round);
  const check = new Check();
  partyOf(file, input.party, check);
  if (offer.by === input.party) check.fault("party", "OWN_OFFER");
  if (offer.round < file.offers.length) check.fault("round", "SUPERSEDED");
  if (input.answers.length === 0) check.fault("answers", "REQUIRED");
  const at = now.toISOString();
  const answers = input.answers.map(({ termNo, answer, note }, place): Answer => {
    if (termNo !== null && !offer.terms.some(({ no }) => no === termNo))
      check.fault(`answers.${place}.termNo`, "UNKNOWN_REFERENCE");
    return {
      party: input.party,
      termNo,
      answer,
      at,
      note: check.optionalText(`answers.${place}.note`, note, LONGEST.reason),
    };
  });
  check.done();
  const after: Offer = { ...offer, answers: [...offer.answers, ...answers] };
  const told = answers.map(({ termNo, answer }) => ({ termNo, answer }));
  return decided(
    { ...file, offers: file.offers.map((each) => (each.round === offer.round ? after : each)) },
    event("CASE_OFFER_ANSWERED", { round: offer.round, party: input.party, answers: told }),
  );
}

function offerOf({ offers }: CaseFile, round: number): Offer {
  const offer = offers.find((each) => each.round === round);
  if (offer === undefined) throw new InvalidError([{ path: "round", code: "UNKNOWN_REFERENCE" }]);
  return offer;
}

/** What a party last said to a term of an offer; its own terms it accepts; null: nothing yet. */
function wordOn(offer: Offer, termNo: number, party: Letter): OfferAnswer | null {
  if (offer.by === party) return "ACCEPTED";
  const said = offer.answers.filter((each) => each.party === party && (each.termNo ?? termNo) === termNo);
  return said.at(-1)?.answer ?? null;
}

/** MED-4: a term with what every party says to it. */
export type TermStanding = {
  readonly term: Term;
  readonly words: readonly { readonly party: Letter; readonly answer: OfferAnswer | null }[];
  readonly agreed: boolean;
};

export function standingOf({ parties }: Pick<CaseFile, "parties">, offer: Offer): readonly TermStanding[] {
  return offer.terms.map((term) => {
    const words = parties.map(({ letter: party }) => ({ party, answer: wordOn(offer, term.no, party) }));
    return { term, words, agreed: words.every(({ answer }) => answer === "ACCEPTED") };
  });
}

/** AGR-3: the last offer of which every party accepts every term; an agreement is drafted from it. */
export function acceptedOffer(file: Pick<CaseFile, "parties" | "offers">): Offer | null {
  return file.offers.findLast((offer) => standingOf(file, offer).every(({ agreed }) => agreed)) ?? null;
}

/** MED-4: how far apart the money is, round by round: what each side would have paid in all, in fen. */
export type Distance = { readonly round: number; readonly by: Voice; readonly amountFen: number };

export function distances({ offers, claims }: Pick<CaseFile, "offers" | "claims">): readonly Distance[] {
  const claimed = claims
    .filter(({ amountFen }) => amountFen !== null)
    .map(({ by, amountFen }) => ({ round: 0, by, amountFen: amountFen ?? 0 }));
  const rounds = offers.map(({ round, by, terms }) => ({
    round,
    by,
    amountFen: terms.reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0),
  }));
  return [...claimed, ...rounds];
}
