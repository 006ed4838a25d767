import type { Labels } from "./label.ts";

/** PAR-1: what an app that others write may do. */
export const PARTNER_SCOPES = [
  "COMPLAINT_SUBMIT",
  "COMPLAINT_READ",
  "EVIDENCE_ADD",
  "VISIT_RATE",
  "WEBHOOK_MANAGE",
] as const;
export type PartnerScope = (typeof PARTNER_SCOPES)[number];
export const PARTNER_SCOPE_LABELS = {
  COMPLAINT_SUBMIT: { zh: "提交投诉与补充说明", en: "Submit complaints and remarks" },
  COMPLAINT_READ: { zh: "查看自己提交的投诉", en: "Read the complaints it submitted" },
  EVIDENCE_ADD: { zh: "补充照片和文件", en: "Add photos and files" },
  VISIT_RATE: { zh: "确认结果与评价", en: "Confirm results and rate" },
  WEBHOOK_MANAGE: { zh: "接收变化推送", en: "Be told of changes by webhook" },
} as const satisfies Labels<PartnerScope>;
