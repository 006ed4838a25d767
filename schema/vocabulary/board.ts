import type { Labels } from "./label.ts";

/**
 * What can wait for somebody: the act that is asked of a person or a role. OVERDUE asks for no act of its own; it stands
 * on the board of those who lead. Whose work it is: ESC-1 to ESC-3, HND-2, HND-7, HND-8, MAJ-1, MAJ-2, VIS-1.
 */
export const WORK_KINDS = [
  "ACCEPT",
  "ACCEPT_TASK",
  "ESCALATION",
  "MAJOR_PROPOSAL",
  "RESPONSE_MEETING",
  "HANDLE",
  "REVIEW",
  "TASK",
  "VISIT",
  "CLOSE",
  "MEASURE",
  "QUIET_PERIOD",
  "OVERDUE",
] as const;
export type WorkKind = (typeof WORK_KINDS)[number];
export const WORK_KIND_LABELS = {
  ACCEPT: { zh: "待接单", en: "To accept" },
  ACCEPT_TASK: { zh: "待接协办", en: "Task to accept" },
  ESCALATION: { zh: "已上移待知悉", en: "Escalated, not acknowledged" },
  MAJOR_PROPOSAL: { zh: "重大建议待定", en: "Proposed as major" },
  RESPONSE_MEETING: { zh: "应对会议", en: "Response meeting" },
  HANDLE: { zh: "办理中", en: "In hand" },
  REVIEW: { zh: "挂起待复查", en: "Suspended, to review" },
  TASK: { zh: "协办任务", en: "Task" },
  VISIT: { zh: "待回访", en: "To visit" },
  CLOSE: { zh: "待关闭", en: "To close" },
  MEASURE: { zh: "整改措施", en: "Preventive measure" },
  QUIET_PERIOD: { zh: "静默期", en: "Quiet period" },
  OVERDUE: { zh: "超时", en: "Overdue" },
} as const satisfies Labels<WorkKind>;

/** What a project manager counts: each figure opens the complaints behind it. */
export const FIGURES = [
  "OPEN",
  "UNASSIGNED",
  "OVERDUE",
  "ESCALATED",
  "MAJOR",
  "VISITS_MISSED",
  "SUSPENDED",
] as const;
export type Figure = (typeof FIGURES)[number];
export const FIGURE_LABELS = {
  OPEN: { zh: "未结", en: "Open" },
  UNASSIGNED: { zh: "待派", en: "Not assigned" },
  OVERDUE: { zh: "超时", en: "Overdue" },
  ESCALATED: { zh: "已上移", en: "Escalated" },
  MAJOR: { zh: "重大", en: "Major" },
  VISITS_MISSED: { zh: "回访逾期", en: "Visits missed" },
  SUSPENDED: { zh: "挂起", en: "Suspended" },
} as const satisfies Labels<Figure>;
