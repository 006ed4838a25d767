import type { Labels } from "./label.ts";

/** AGR-5: the papers of a case in their customary forms, in the order in which they are bound. */
export const CASE_DOCUMENTS = [
  "APPLICATION",
  "ACCEPTANCE",
  "RIGHTS_NOTICE",
  "INVESTIGATION",
  "EVIDENCE_LIST",
  "SESSION_RECORD",
  "AGREEMENT",
  "SUPPLEMENT",
  "VISIT_RECORD",
  "ENDING_NOTICE",
  "CONFIRMATION_APPLICATION",
  "COMMITMENT",
] as const;
export type CaseDocument = (typeof CASE_DOCUMENTS)[number];
export const CASE_DOCUMENT_LABELS = {
  APPLICATION: { zh: "调解申请书", en: "Application" },
  ACCEPTANCE: { zh: "纠纷受理登记表", en: "Acceptance register" },
  RIGHTS_NOTICE: { zh: "权利义务告知书", en: "Notice of rights and duties" },
  INVESTIGATION: { zh: "调查记录", en: "Investigation record" },
  EVIDENCE_LIST: { zh: "证据材料清单", en: "Evidence list" },
  SESSION_RECORD: { zh: "调解记录", en: "Session records" },
  AGREEMENT: { zh: "调解协议书", en: "Agreement" },
  SUPPLEMENT: { zh: "补充协议", en: "Supplement" },
  VISIT_RECORD: { zh: "回访记录", en: "Visit record" },
  ENDING_NOTICE: { zh: "终止调解告知书", en: "Notice of ending" },
  CONFIRMATION_APPLICATION: { zh: "司法确认申请书", en: "Application for judicial confirmation" },
  COMMITMENT: { zh: "承诺书", en: "Commitment letter" },
} as const satisfies Labels<CaseDocument>;
