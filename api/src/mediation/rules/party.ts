import type { TermKind } from "@heyi/schema/vocabulary/agreement.ts";
import type { PartyRole } from "@heyi/schema/vocabulary/mediation.ts";

/** A party's letter in its case: A, B, C … */
export type Letter = string;
/** YYYY-MM-DD, as people in China read it. */
export type LocalDate = string;

/** CC 165: who acts for a party. */
export type Agent = {
  readonly name: string;
  /** What it is about. */
  readonly matter: string;
  /** CPL 62: special authority to settle. */
  readonly maySettle: boolean;
  /** Its last day; null: until the matter ends. */
  readonly until: LocalDate | null;
};

type AnyParty = {
  readonly letter: Letter;
  readonly role: PartyRole;
  readonly name: string;
  readonly address: string | null;
  readonly phone: string | null;
  readonly agent: Agent | null;
  /** The recorder compared it with proof of identity, which is kept apart from the text (AGR-1). */
  readonly identityChecked: boolean;
};
export type NaturalParty = AnyParty & {
  readonly type: "NATURAL";
  readonly sex: "F" | "M" | null;
  readonly birthDate: LocalDate | null;
  readonly ethnicGroup: string | null;
  readonly occupation: string | null;
  /** CC 22: an adult who cannot act alone. */
  readonly incapable: boolean;
  /** CC 23: the legal representative of who cannot act alone. */
  readonly guardian: string | null;
};
export type LegalParty = AnyParty & {
  readonly type: "LEGAL";
  readonly code: string | null;
  readonly representative: string | null;
};
export type Party = NaturalParty | LegalParty;

export type Instalment = {
  readonly no: number;
  readonly dueDate: LocalDate | null;
  readonly amountFen: number;
};

/** AGR-2 */
export type Term = {
  readonly no: number;
  readonly obligor: Letter;
  readonly obligee: Letter;
  readonly kind: TermKind;
  readonly description: string;
  /** Null: no money. */
  readonly amountFen: number | null;
  readonly currency: string | null;
  /** 大写金额 */
  readonly amountCapital: string | null;
  readonly instalments: readonly Instalment[];
  readonly dueDate: LocalDate | null;
  readonly condition: string | null;
  readonly proof: string | null;
};
