import type { AgreementForm, AgreementKind, SigningMeans } from "@heyi/schema/vocabulary/agreement.ts";

import type { Letter, LocalDate, Party, Term } from "../../mediation/rules/party.ts";

export type { Letter, LocalDate, NaturalParty, Party, Term } from "../../mediation/rules/party.ts";

export type Responsibility = { readonly party: Letter; readonly text: string };

/** AGR-1: what an agreement says; the frozen text is made of nothing else. */
export type AgreementContent = {
  readonly number: string;
  readonly kind: AgreementKind;
  readonly form: AgreementForm;
  /** Before whom; null for a settlement. */
  readonly organisation: string | null;
  readonly parties: readonly Party[];
  readonly facts: string | null;
  readonly disputedMatter: string | null;
  readonly responsibilities: readonly Responsibility[];
  readonly terms: readonly Term[];
  /** The plain sum of the terms with money. */
  readonly totalAmountFen: number;
  /** Null where there is no money. */
  readonly totalAmountCapital: string | null;
  readonly place: string | null;
  readonly date: LocalDate | null;
  readonly copies: number | null;
  readonly mediatorName: string | null;
  readonly recorderName: string | null;
};

/** AGR-4: a hand put to the text. */
export type Signature = {
  /** A party's letter, MEDIATOR, or SEAL for the organisation's. */
  readonly signer: string;
  readonly means: SigningMeans;
  /** SHA-256 of the text it was put to. */
  readonly hash: string;
  /** A legal person's seal is beside its representative's name. */
  readonly sealed: boolean;
};

/** What bears on an agreement without standing in it. */
export type Circumstances = {
  readonly rightsConfirmedBy: readonly Letter[];
  /** Who refused mediation or ended it. */
  readonly unwilling: readonly Letter[];
  readonly organisationEstablished: boolean;
  /** What the organisation took for mediating, in fen. */
  readonly feeFen: number;
  /** Order 75, 22: the matter belongs to an authority or is already before one. */
  readonly reserved: boolean;
  /** CC 278: the owners have decided on the common parts concerned. */
  readonly ownersDecided: boolean;
  /** The day it is looked at, and since when there is a case: what lies before was not agreed there. Null: not asked. */
  readonly today: LocalDate | null;
  readonly since: LocalDate | null;
  /** Null: signed on paper, or not decided yet; else who has agreed to sign electronically. */
  readonly electronicallyBy: readonly Letter[] | null;
  readonly signatures: readonly Signature[];
  /** SHA-256 of the text as it is; null: not frozen yet. */
  readonly hash: string | null;
};
