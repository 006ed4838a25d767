import type { Labels } from "./label.ts";

/** MED-6, AGR-6, AGR-7: what runs out in a mediation case. */
export const CASE_CLOCK_KINDS = ["OUTCOME", "OBLIGATION", "CONFIRMATION"] as const;
export type CaseClockKind = (typeof CASE_CLOCK_KINDS)[number];
export const CASE_CLOCK_KIND_LABELS = {
  OUTCOME: { zh: "调解期限", en: "Time to an outcome" },
  OBLIGATION: { zh: "履行义务", en: "Obligation" },
  CONFIRMATION: { zh: "申请司法确认", en: "Applying for judicial confirmation" },
} as const satisfies Labels<CaseClockKind>;

/** AGR-6: how much it presses; a breach is proposed 7 days after the day that was missed. */
export const CASE_URGES = ["BREACH_PROPOSED", "OVERDUE", "DUE_SOON"] as const;
export type CaseUrge = (typeof CASE_URGES)[number];
export const CASE_URGE_LABELS = {
  BREACH_PROPOSED: { zh: "建议认定违约", en: "Breach proposed" },
  OVERDUE: { zh: "已逾期", en: "Overdue" },
  DUE_SOON: { zh: "临近到期", en: "Due soon" },
} as const satisfies Labels<CaseUrge>;
