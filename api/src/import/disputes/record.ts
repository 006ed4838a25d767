import {
  AGREEMENT_FORMS,
  OBLIGATION_STATES,
  SIGNING_MEANS,
  TERM_KINDS,
} from "@heyi/schema/vocabulary/agreement.ts";
import {
  CASE_STATES,
  DISPUTE_KINDS,
  LADDER_STEPS,
  OFFER_ANSWERS,
  PARTY_ROLES,
  RECORD_LEVELS,
  SESSION_MODES,
} from "@heyi/schema/vocabulary/mediation.ts";
import { z } from "zod";

import { LONGEST } from "../../kernel/check.ts";
import { instant, text } from "../steps.ts";

const short = text(LONGEST.short);
const key = text(LONGEST.key);
const words = text(LONGEST.words);
const reason = text(LONGEST.reason);
const letter = z.string().regex(/^[A-Z]$/);
const date = z.iso.date();
const fen = z.int().nonnegative();

const anyParty = { id: letter, role: z.enum(PARTY_ROLES), name: short, address: reason, phone: short };
const party = z.discriminatedUnion("type", [
  z.strictObject({
    ...anyParty,
    type: z.literal("NATURAL"),
    sex: z.enum(["F", "M"]),
    birthDate: date,
    idType: z.literal("RESIDENT_ID"),
    idNumberMasked: short,
  }),
  z.strictObject({ ...anyParty, type: z.literal("LEGAL"), code: short, representative: short }),
]);

const term = z.strictObject({
  no: z.int().positive(),
  obligor: letter,
  obligee: letter,
  kind: z.enum(TERM_KINDS),
  description: reason,
  amountFen: fen.nullable(),
  currency: z.literal("CNY").nullable(),
  amountCapital: short.nullable(),
  instalments: z.array(z.strictObject({ no: z.int().positive(), dueDate: date, amountFen: fen })),
  dueDate: date.nullable(),
  condition: reason.nullable(),
  proof: reason.nullable(),
});

const session = z.strictObject({
  no: z.int().positive(),
  at: instant,
  mode: z.enum(SESSION_MODES),
  attendance: z.array(letter),
  minutes: words,
  statements: z.array(
    z.strictObject({
      by: z.union([letter, z.literal("MEDIATOR")]),
      level: z.enum(RECORD_LEVELS),
      text: words,
    }),
  ),
});

const offer = z.strictObject({
  round: z.int().positive(),
  by: z.union([letter, z.literal("MEDIATOR")]),
  at: instant,
  terms: z.array(term).min(1),
  responses: z.array(
    z.strictObject({ party: letter, at: instant, answer: z.enum(OFFER_ANSWERS), note: reason.nullable() }),
  ),
});

const agreement = z.strictObject({
  number: key,
  form: z.enum(AGREEMENT_FORMS),
  facts: words,
  disputedMatter: reason,
  responsibilities: z.array(z.strictObject({ party: letter, text: reason })),
  terms: z.array(term).min(1),
  totalAmountFen: fen,
  totalAmountCapital: short.nullable(),
  place: reason,
  date,
  copies: z.int().positive(),
  mediatorName: short,
  recorderName: short,
  signatures: z.array(
    z.strictObject({
      signer: z.union([letter, z.literal("MEDIATOR")]),
      means: z.enum(SIGNING_MEANS),
      at: instant,
    }),
  ),
  effectiveAt: instant,
  judicialConfirmation: z.strictObject({
    requested: z.boolean(),
    requestedAt: instant.nullable(),
    lastDay: date,
  }),
  supplement: z.null(),
});

const obligation = z.strictObject({
  termNo: z.int().positive(),
  instalmentNo: z.int().positive().nullable(),
  dueDate: date,
  state: z.enum(OBLIGATION_STATES),
  history: z.array(
    z.strictObject({ at: instant, state: z.enum(OBLIGATION_STATES), evidence: reason.nullable() }),
  ),
});

/** One line of a file of disputes: a mediation case as it stood at some instant, with everything in it. */
export const disputeSchema = z.strictObject({
  id: key,
  projectCode: key,
  kind: z.enum(DISPUTE_KINDS),
  matter: reason,
  complaints: z.array(key),
  state: z.enum(CASE_STATES),
  ladder: z.array(z.enum(LADDER_STEPS)),
  proposedAt: instant,
  consentedAt: instant,
  parties: z.array(party).min(2),
  mediator: z.strictObject({
    panel: z.enum(["OWN", "THIRD_PARTY"]),
    username: key.nullable(),
    name: short,
    organisation: short,
    declarationAt: instant,
  }),
  recorder: short,
  objections: z.array(z.strictObject({ party: letter, at: instant, against: short, reason, result: reason })),
  outcomeDueAt: instant,
  consents: z.array(z.strictObject({ party: letter, at: instant, how: key, mediatorAccepted: z.boolean() })),
  claims: z.array(z.strictObject({ by: letter, text: reason, amountFen: fen.nullable() })),
  sessions: z.array(session),
  offers: z.array(offer),
  agreement: agreement.nullable(),
  obligations: z.array(obligation),
  stateHistory: z.array(
    z.strictObject({ state: z.enum(CASE_STATES), at: instant, by: short, reason: reason.nullable() }),
  ),
  referral: z
    .strictObject({
      step: z.enum(LADDER_STEPS),
      to: reason,
      at: instant,
      reason,
      followUp: z.array(reason),
    })
    .nullable(),
  withdrawal: z.strictObject({ by: letter, at: instant, reason }).nullable(),
});
export type Dispute = z.infer<typeof disputeSchema>;
