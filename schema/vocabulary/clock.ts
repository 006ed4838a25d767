import type { Labels } from "./label.ts";

/** SLA-1: the four clocks of a complaint. */
export const CLOCK_KINDS = ["RESPOND", "REPLY", "RESOLVE", "VISIT"] as const;
export type ClockKind = (typeof CLOCK_KINDS)[number];
export const CLOCK_KIND_LABELS = {
  RESPOND: { zh: "响应", en: "Respond" },
  REPLY: { zh: "回复", en: "Reply" },
  RESOLVE: { zh: "办结", en: "Resolve" },
  VISIT: { zh: "回访", en: "Visit" },
} as const satisfies Labels<ClockKind>;

export const CLOCK_STATES = ["RUNNING", "PAUSED", "MET", "SUPERSEDED", "STOPPED"] as const;
export type ClockState = (typeof CLOCK_STATES)[number];
export const CLOCK_STATE_LABELS = {
  RUNNING: { zh: "计时中", en: "Running" },
  PAUSED: { zh: "已暂停", en: "Paused" },
  MET: { zh: "已完成", en: "Met" },
  SUPERSEDED: { zh: "已改期", en: "Superseded by a later deadline" },
  STOPPED: { zh: "已停止", en: "Stopped" },
} as const satisfies Labels<ClockState>;

/** SLA-3: how near a deadline is; the server's timers decide it, never the browser. */
export const URGES = ["IN_TIME", "DUE_SOON", "OVERDUE"] as const;
export type Urge = (typeof URGES)[number];
export const URGE_LABELS = {
  IN_TIME: { zh: "时限内", en: "In time" },
  DUE_SOON: { zh: "即将超时", en: "Due soon" },
  OVERDUE: { zh: "超时", en: "Overdue" },
} as const satisfies Labels<Urge>;

/** ORG-5: what an open complaint waits for next. */
export const NEXT_ACTIONS = [
  "RESPOND",
  "TRIAGE",
  "ASSIGN",
  "ACCEPT",
  "REPLY",
  "RESOLVE",
  "RESPONSE_MEETING",
  "REVIEW",
  "VISIT",
  "QUIET_PERIOD",
  "CLOSE",
  "FOLLOW_UP",
] as const;
export type NextAction = (typeof NEXT_ACTIONS)[number];
export const NEXT_ACTION_LABELS = {
  RESPOND: { zh: "响应", en: "Respond" },
  TRIAGE: { zh: "定级", en: "Triage" },
  ASSIGN: { zh: "派单", en: "Assign" },
  ACCEPT: { zh: "接单", en: "Accept" },
  REPLY: { zh: "回复", en: "Reply" },
  RESOLVE: { zh: "办结", en: "Resolve" },
  RESPONSE_MEETING: { zh: "应对会议", en: "Response meeting" },
  REVIEW: { zh: "复查", en: "Review" },
  VISIT: { zh: "回访", en: "Visit" },
  QUIET_PERIOD: { zh: "静默期满", en: "End of the quiet period" },
  CLOSE: { zh: "关闭", en: "Close" },
  FOLLOW_UP: { zh: "跟进", en: "Follow up" },
} as const satisfies Labels<NextAction>;

/** SLA-2: how a time to resolve is counted. */
export const SPAN_KINDS = ["MINUTES", "WORKING_DAYS", "END_OF_DAY", "CALENDAR_DAYS"] as const;
export type SpanKind = (typeof SPAN_KINDS)[number];
export const SPAN_KIND_LABELS = {
  MINUTES: { zh: "分钟", en: "Minutes" },
  WORKING_DAYS: { zh: "个工作日", en: "Working days" },
  END_OF_DAY: { zh: "当天 24:00", en: "End of the day" },
  CALENDAR_DAYS: { zh: "个自然日", en: "Calendar days" },
} as const satisfies Labels<SpanKind>;

/** What of a deadline moves when rules or calendar do: itself, the moment it counts as due soon, or its hard limit. */
export const DEADLINE_POINTS = ["DUE", "DUE_SOON", "LIMIT"] as const;
export type DeadlinePoint = (typeof DEADLINE_POINTS)[number];
export const DEADLINE_POINT_LABELS = {
  DUE: { zh: "到期", en: "Due" },
  DUE_SOON: { zh: "即将超时提醒", en: "Due soon" },
  LIMIT: { zh: "最长时限", en: "Hard limit" },
} as const satisfies Labels<DeadlinePoint>;

/** Why a day was or was not counted in a working-day deadline (SLA-6). */
export const DAY_GROUNDS = [
  "RECEIPT_DAY",
  "WORKING_DAY",
  "MAKE_UP_DAY",
  "WEEKEND",
  "HOLIDAY",
  "SUSPENDED",
] as const;
export type DayGround = (typeof DAY_GROUNDS)[number];
export const DAY_GROUND_LABELS = {
  RECEIPT_DAY: { zh: "当日不计", en: "First day, not counted" },
  WORKING_DAY: { zh: "工作日", en: "Working day" },
  MAKE_UP_DAY: { zh: "调休上班", en: "Make-up working day" },
  WEEKEND: { zh: "周末", en: "Weekend" },
  HOLIDAY: { zh: "法定假日", en: "Statutory holiday" },
  SUSPENDED: { zh: "挂起不计", en: "Suspended at closing time" },
} as const satisfies Labels<DayGround>;
