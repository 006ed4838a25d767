import type {
  BodyKind,
  CaseData,
  CaseState,
  DisputeKind,
  LadderStep,
  OfferAnswer,
  OrganisationKind,
  SessionMode,
} from "@heyi/schema/vocabulary/mediation.ts";

import type { CaseId, CompanyId, ComplaintId, OrganisationId, ProjectId, StaffId } from "../../kernel/ids.ts";
import type { Letter, Party, Term } from "./party.ts";

/** An instant as JSON keeps it. */
export type Instant = string;
/** Who speaks or proposes: a party's letter, or MEDIATOR. */
export type Voice = Letter;

/** MED-2: to mediation and to the mediator; another mediator is consented to anew. */
export type Consent = { readonly at: Instant; readonly how: string };
export type CaseParty = Party & {
  readonly consent: Consent | null;
  /** MED-3a: the notice of rights and duties. */
  readonly rightsConfirmedAt: Instant | null;
  /** E-sign 3 */
  readonly signsElectronically: boolean;
  /** Whose household it is, where it is one of the project's. */
  readonly room: string | null;
};

export type Organisation = {
  readonly id: OrganisationId;
  readonly kind: OrganisationKind;
  readonly name: string;
  /** CPL 205 */
  readonly established: boolean;
};
export type Mediator = {
  /** Null: of a third party, without an account here. */
  readonly staffId: StaffId | null;
  readonly name: string;
  /** MED-3: signed the declaration, the four prohibitions of PML 15 among it. */
  readonly declaredAt: Instant | null;
};
export type Claim = { readonly by: Letter; readonly text: string; readonly amountFen: number | null };
export type Objection = {
  readonly by: Letter;
  readonly at: Instant;
  readonly against: string;
  readonly reason: string;
};

export type Session = {
  readonly no: number;
  readonly mode: SessionMode;
  readonly at: Instant;
  readonly place: string | null;
  /** RFC 5545: how often the invitation was changed since it went out. */
  readonly sequence: number;
  /** Called off; it stays on record. */
  readonly cancelled: { readonly at: Instant; readonly reason: string } | null;
  readonly invited: readonly Letter[];
  /** Who came; null: not held yet. */
  readonly attendance: readonly Letter[] | null;
  readonly minutes: string | null;
  /** Who has heard the record read out and confirmed it. */
  readonly confirmedBy: readonly Letter[];
  /** Frozen: every one who came has confirmed. */
  readonly closedAt: Instant | null;
};

export type Answer = {
  readonly party: Letter;
  /** Null: to the whole offer. */
  readonly termNo: number | null;
  readonly answer: OfferAnswer;
  readonly at: Instant;
  readonly note: string | null;
};
export type Offer = {
  readonly round: number;
  readonly by: Voice;
  readonly at: Instant;
  readonly terms: readonly Term[];
  readonly answers: readonly Answer[];
};

export type Step = { readonly step: LadderStep; readonly at: Instant; readonly record: string };
export type Referral = {
  readonly step: LadderStep;
  readonly to: string;
  readonly at: Instant;
  readonly reason: string;
  readonly followUp: readonly string[];
};

/** AUD-2, PIPL 23: data of the case for another body. */
export type Handover = {
  readonly no: number;
  readonly to: string;
  readonly kind: BodyKind;
  readonly what: readonly CaseData[];
  readonly purpose: string;
  /** Whose data these are. */
  readonly concerned: readonly Letter[];
  readonly consents: readonly { readonly party: Letter; readonly how: string; readonly at: Instant }[];
  /** The legal duty by which it was done; null: by consent. */
  readonly duty: string | null;
  /** Null: nothing was given yet. */
  readonly at: Instant | null;
};

/**
 * A mediation case (调解案件) as it stands. What is said in confidence is not in it (MED-5), nor an identity number (AGR-1):
 * both lie sealed beside it.
 */
export type CaseFile = {
  readonly id: CaseId;
  readonly companyId: CompanyId;
  readonly projectId: ProjectId;
  readonly number: string;
  readonly version: number;
  readonly kind: DisputeKind;
  readonly matter: string;
  readonly state: CaseState;
  readonly complaintIds: readonly ComplaintId[];
  readonly organisation: Organisation | null;
  readonly mediator: Mediator | null;
  readonly recorder: { readonly staffId: StaffId | null; readonly name: string } | null;
  readonly parties: readonly CaseParty[];
  readonly claims: readonly Claim[];
  readonly objections: readonly Objection[];
  readonly steps: readonly Step[];
  /** MED-1: the parties' choice; null: not asked yet. */
  readonly open: boolean | null;
  readonly outsiders: readonly { readonly name: string; readonly relation: string }[];
  readonly sessions: readonly Session[];
  readonly offers: readonly Offer[];
  readonly proposedAt: Instant;
  readonly consentedAt: Instant | null;
  /** MED-6 */
  readonly outcomeDueAt: Instant | null;
  readonly extended: boolean;
  /** 仲裁条款 on file. */
  readonly arbitrationClause: string | null;
  /** MED-1: what may escalate, and to whom it was reported. */
  readonly risk: { readonly text: string; readonly reportedTo: string | null } | null;
  /** PML 26: the ground, and when the parties were told of the other ways. */
  readonly failure: { readonly reason: string; readonly at: Instant } | null;
  readonly withdrawal: { readonly by: Letter; readonly reason: string; readonly at: Instant } | null;
  readonly referral: Referral | null;
  readonly handovers: readonly Handover[];
  readonly stateHistory: readonly {
    readonly state: CaseState;
    readonly at: Instant;
    readonly reason: string | null;
  }[];
};
