import type { Label, Labels } from "./label.ts";

/** AGR-0: what an agreement is in law: before a people's mediation committee, before another organisation, or a plain contract. */
export const AGREEMENT_KINDS = ["PEOPLES_MEDIATION", "OTHER_MEDIATION", "SETTLEMENT"] as const;
export type AgreementKind = (typeof AGREEMENT_KINDS)[number];
export const AGREEMENT_KIND_LABELS = {
  PEOPLES_MEDIATION: { zh: "人民调解协议", en: "People's mediation agreement" },
  OTHER_MEDIATION: { zh: "调解协议", en: "Mediation agreement" },
  SETTLEMENT: { zh: "和解协议", en: "Settlement" },
} as const satisfies Labels<AgreementKind>;

/** AGR-4 */
export const AGREEMENT_FORMS = ["WRITTEN", "ORAL"] as const;
export type AgreementForm = (typeof AGREEMENT_FORMS)[number];
export const AGREEMENT_FORM_LABELS = {
  WRITTEN: { zh: "书面", en: "Written" },
  ORAL: { zh: "口头", en: "Oral" },
} as const satisfies Labels<AgreementForm>;

/** AGR-2 */
export const TERM_KINDS = ["PAY", "REPAIR", "STOP", "APOLOGISE", "RESTORE", "PROVIDE", "OTHER"] as const;
export type TermKind = (typeof TERM_KINDS)[number];
export const TERM_KIND_LABELS = {
  PAY: { zh: "付款", en: "Pay" },
  REPAIR: { zh: "维修", en: "Repair" },
  STOP: { zh: "停止", en: "Stop" },
  APOLOGISE: { zh: "致歉", en: "Apologise" },
  RESTORE: { zh: "恢复原状", en: "Restore" },
  PROVIDE: { zh: "提供", en: "Provide" },
  OTHER: { zh: "其他", en: "Other" },
} as const satisfies Labels<TermKind>;

/** AGR-6 */
export const OBLIGATION_STATES = [
  "PENDING",
  "DUE_SOON",
  "OVERDUE",
  "FULFILLED",
  "WAIVED",
  "BREACHED",
] as const;
export type ObligationState = (typeof OBLIGATION_STATES)[number];
export const OBLIGATION_STATE_LABELS = {
  PENDING: { zh: "待履行", en: "Pending" },
  DUE_SOON: { zh: "临近到期", en: "Due soon" },
  OVERDUE: { zh: "逾期", en: "Overdue" },
  FULFILLED: { zh: "已履行", en: "Fulfilled" },
  WAIVED: { zh: "已免除", en: "Waived" },
  BREACHED: { zh: "违约", en: "Breached" },
} as const satisfies Labels<ObligationState>;

/** AGR-4: how a hand was put to the text. Pad or code alone is weak in law and only known of older agreements. */
export const SIGNING_MEANS = ["PAPER", "PAD_AND_CODE", "PAD", "CODE", "SEAL", "ORAL_CONFIRMATION"] as const;
export type SigningMeans = (typeof SIGNING_MEANS)[number];
export const SIGNING_MEANS_LABELS = {
  PAPER: { zh: "纸质签名或按指印", en: "Signed or fingerprinted on paper" },
  PAD_AND_CODE: { zh: "手写签名并验证码", en: "Signature pad with one-time code" },
  PAD: { zh: "手写签名", en: "Signature pad" },
  CODE: { zh: "验证码", en: "One-time code" },
  SEAL: { zh: "盖章", en: "Seal" },
  ORAL_CONFIRMATION: { zh: "口头确认", en: "Confirmed orally" },
} as const satisfies Labels<SigningMeans>;

/** AGR-7 */
export const CONFIRMATION_STATES = [
  "CLOSED",
  "OPEN",
  "CONFIRM_APPLIED",
  "CONFIRMED",
  "REJECTED",
  "LAPSED",
] as const;
export type ConfirmationState = (typeof CONFIRMATION_STATES)[number];
export const CONFIRMATION_STATE_LABELS = {
  CLOSED: { zh: "不能申请", en: "Not open" },
  OPEN: { zh: "可以申请", en: "Open" },
  CONFIRM_APPLIED: { zh: "已申请", en: "Applied for" },
  CONFIRMED: { zh: "已确认", en: "Confirmed" },
  REJECTED: { zh: "未获确认", en: "Rejected" },
  LAPSED: { zh: "逾期未申请", en: "Lapsed" },
} as const satisfies Labels<ConfirmationState>;

/** AGR-3: what a finding does. Those that bear on effect or on an application block only then. */
export const SEVERITIES = ["BLOCKS", "WARNS", "CLOSES_CONFIRMATION"] as const;
export type Severity = (typeof SEVERITIES)[number];
export const SEVERITY_LABELS = {
  BLOCKS: { zh: "须先改正", en: "Must be mended" },
  WARNS: { zh: "建议补充", en: "Advised" },
  CLOSES_CONFIRMATION: { zh: "不能司法确认", en: "Closes judicial confirmation" },
} as const satisfies Labels<Severity>;

export type AgreementCheck = Label & {
  /** Its line in the table of checks. */
  readonly no: number;
  readonly severity: Severity;
  /** Where it stands, as a lawyer cites it. */
  readonly article: string;
};

/** MED-6, AGR-6, AGR-7: what a case waits for. */
export const CASE_TIMERS = [
  "OUTCOME_DUE_SOON",
  "OUTCOME_OVERDUE",
  "OBLIGATION_DUE_SOON",
  "OBLIGATION_OVERDUE",
  "BREACH_PROPOSAL",
  "CONFIRMATION_FIRST_REMINDER",
  "CONFIRMATION_LAST_REMINDER",
  "CONFIRMATION_LAPSE",
] as const;
export type CaseTimerKind = (typeof CASE_TIMERS)[number];

/** AGR-7, CPL 205: why a court has jurisdiction. */
export const COURT_GROUNDS = ["RESIDENCE", "PERFORMANCE", "SEAT"] as const;
export type CourtGround = (typeof COURT_GROUNDS)[number];
export const COURT_GROUND_LABELS = {
  RESIDENCE: { zh: "当事人住所地", en: "A party's residence" },
  PERFORMANCE: { zh: "履行地", en: "Place of performance" },
  SEAT: { zh: "调解组织所在地", en: "The organisation's seat" },
} as const satisfies Labels<CourtGround>;
