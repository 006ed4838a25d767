import type { Labels } from "./label.ts";
import type { Role } from "./org.ts";
import type { State } from "./complaint.ts";

export const ACTIONS = [
  "TRIAGE",
  "RESPOND",
  "ASSIGN",
  "ACCEPT",
  "DECLINE",
  "REASSIGN",
  "CONTACT",
  "PROMISE",
  "MOVE_PROMISE",
  "SUSPEND",
  "RESUME",
  "ESCALATE",
  "RESOLVE",
  "SETTLE_ON_THE_SPOT",
  "WITHDRAW",
  "FLAG_MALICIOUS",
  "REVEAL_CONTACT",
  "INVESTIGATE",
  "PLAN",
  "VISIT",
  "EXEMPT_VISIT",
  "CLOSE",
  "REOPEN",
  "BEGIN_MEDIATION",
  "REFER",
  "MERGE",
] as const;
export type Action = (typeof ACTIONS)[number];

export const ACTION_LABELS = {
  TRIAGE: { zh: "定级", en: "Triage" },
  RESPOND: { zh: "响应", en: "Respond" },
  ASSIGN: { zh: "派单", en: "Assign" },
  ACCEPT: { zh: "接单", en: "Accept" },
  DECLINE: { zh: "退单", en: "Decline" },
  REASSIGN: { zh: "改派", en: "Reassign" },
  CONTACT: { zh: "联系", en: "Contact" },
  PROMISE: { zh: "承诺", en: "Promise a date" },
  MOVE_PROMISE: { zh: "改期", en: "Move the promise" },
  SUSPEND: { zh: "挂起", en: "Suspend" },
  RESUME: { zh: "恢复", en: "Resume" },
  ESCALATE: { zh: "上移", en: "Escalate" },
  RESOLVE: { zh: "办结", en: "Resolve" },
  SETTLE_ON_THE_SPOT: { zh: "当场解决", en: "Settle on the spot" },
  WITHDRAW: { zh: "撤回", en: "Withdraw" },
  FLAG_MALICIOUS: { zh: "恶意标记", en: "Flag as malicious" },
  REVEAL_CONTACT: { zh: "查看联系方式", en: "Show contact details" },
  INVESTIGATE: { zh: "调查核实", en: "Investigate" },
  PLAN: { zh: "定方案", en: "Plan" },
  VISIT: { zh: "回访", en: "Visit" },
  EXEMPT_VISIT: { zh: "免回访", en: "Exempt from the visit" },
  CLOSE: { zh: "关闭", en: "Close" },
  REOPEN: { zh: "重启", en: "Reopen" },
  BEGIN_MEDIATION: { zh: "转调解", en: "Begin mediation" },
  REFER: { zh: "移交", en: "Refer" },
  MERGE: { zh: "并案", en: "Merge" },
} as const satisfies Labels<Action>;

/** What a move asks for beside the right to make it. */
export const DEMANDS = [
  "REASON",
  "WORDS",
  "DEPARTMENT",
  "REVIEW_DATE_WITHIN_14_DAYS",
  "PROMISED_DATE_IN_FUTURE",
  "COMPLAINANT_INFORMED",
  "COMPLAINANT_TOLD",
  "COMPLAINANT_WORD",
  "SOLUTION",
  "ROOT_CAUSE",
  "PRIORITY",
  "NOT_YET_RESPONDED",
  "PROMISE_MADE",
  "NO_PROMISE_YET",
  "BELOW_LEVEL_3",
  "HAS_CONTACT_DETAILS",
  "SATISFACTION",
  "MISSING_TO_CLOSE_EMPTY",
  "WITHIN_30_DAYS",
] as const;
export type Demand = (typeof DEMANDS)[number];

/** Who may make a move: a role held in the complaint's project, or a standing towards this very complaint. */
export type Mover = Role | "OWNER" | "ASSIGNED_HANDLER" | "SYSTEM";

export type Move = {
  readonly action: Action;
  readonly from: readonly State[];
  /** SAME keeps the state, RESUMED returns to the state before the suspension. */
  readonly to: State | "SAME" | "RESUMED";
  readonly by: readonly Mover[];
  readonly demands: readonly Demand[];
  /** The command exists in this version of the product. */
  readonly offered: boolean;
};

const WORKING = ["REGISTERED", "ASSIGNED", "INVESTIGATING", "RECTIFYING"] as const;
const HANDLING = ["INVESTIGATING", "RECTIFYING"] as const;
const OPEN = [...WORKING, "SUSPENDED", "RESOLVED", "IN_MEDIATION", "REFERRED"] as const;
const LEADERS = ["SUPERVISOR", "PROJECT_MANAGER"] as const;
const DESK = ["DISPATCHER", ...LEADERS] as const;

/**
 * HND-1: the one table of allowed moves. The API enforces it, the console draws its buttons from it,
 * the documentation prints it. A right named here is asked within the complaint's own project.
 */
export const MOVES: readonly Move[] = [
  { action: "RESPOND", from: WORKING, to: "SAME", by: ["OWNER", "ASSIGNED_HANDLER", "AGENT", ...DESK], demands: ["NOT_YET_RESPONDED"], offered: true },
  { action: "TRIAGE", from: [...WORKING, "RESOLVED"], to: "SAME", by: ["ASSIGNED_HANDLER", ...DESK], demands: ["PRIORITY"], offered: true },
  { action: "ASSIGN", from: ["REGISTERED"], to: "ASSIGNED", by: DESK, demands: ["DEPARTMENT"], offered: true },
  { action: "ACCEPT", from: ["ASSIGNED"], to: "INVESTIGATING", by: ["ASSIGNED_HANDLER"], demands: [], offered: true },
  { action: "DECLINE", from: ["ASSIGNED"], to: "REGISTERED", by: ["ASSIGNED_HANDLER"], demands: ["REASON"], offered: true },
  { action: "REASSIGN", from: ["ASSIGNED", ...HANDLING], to: "ASSIGNED", by: DESK, demands: ["DEPARTMENT", "REASON"], offered: true },
  { action: "CONTACT", from: OPEN, to: "SAME", by: ["OWNER", "ASSIGNED_HANDLER", "AGENT", ...DESK], demands: ["WORDS"], offered: true },
  { action: "PROMISE", from: WORKING, to: "SAME", by: ["OWNER", "ASSIGNED_HANDLER", ...DESK], demands: ["NO_PROMISE_YET", "PROMISED_DATE_IN_FUTURE"], offered: true },
  { action: "MOVE_PROMISE", from: WORKING, to: "SAME", by: ["OWNER", "ASSIGNED_HANDLER", ...LEADERS], demands: ["PROMISE_MADE", "PROMISED_DATE_IN_FUTURE", "REASON", "COMPLAINANT_INFORMED"], offered: true },
  { action: "SUSPEND", from: HANDLING, to: "SUSPENDED", by: ["OWNER", "ASSIGNED_HANDLER", ...DESK], demands: ["REASON", "WORDS", "REVIEW_DATE_WITHIN_14_DAYS"], offered: true },
  { action: "RESUME", from: ["SUSPENDED"], to: "RESUMED", by: ["OWNER", "ASSIGNED_HANDLER", ...DESK, "SYSTEM"], demands: [], offered: true },
  { action: "ESCALATE", from: OPEN, to: "SAME", by: ["OWNER", "ASSIGNED_HANDLER", "AGENT", ...DESK], demands: ["BELOW_LEVEL_3", "REASON"], offered: true },
  { action: "RESOLVE", from: HANDLING, to: "RESOLVED", by: ["OWNER", "ASSIGNED_HANDLER", ...LEADERS], demands: ["SOLUTION", "ROOT_CAUSE", "COMPLAINANT_TOLD"], offered: true },
  { action: "SETTLE_ON_THE_SPOT", from: ["REGISTERED"], to: "CLOSED", by: ["OWNER", "AGENT", ...DESK], demands: ["SOLUTION", "COMPLAINANT_WORD"], offered: true },
  { action: "WITHDRAW", from: [...WORKING, "SUSPENDED"], to: "WITHDRAWN", by: ["OWNER", "AGENT", ...DESK], demands: ["REASON"], offered: true },
  { action: "FLAG_MALICIOUS", from: OPEN, to: "SAME", by: LEADERS, demands: ["REASON"], offered: true },
  { action: "REVEAL_CONTACT", from: OPEN, to: "SAME", by: ["OWNER", "ASSIGNED_HANDLER", "AGENT", ...DESK], demands: ["HAS_CONTACT_DETAILS"], offered: true },
  { action: "INVESTIGATE", from: HANDLING, to: "SAME", by: ["OWNER", "ASSIGNED_HANDLER", ...LEADERS], demands: ["WORDS", "ROOT_CAUSE"], offered: false },
  { action: "PLAN", from: HANDLING, to: "RECTIFYING", by: ["OWNER", "ASSIGNED_HANDLER", ...LEADERS], demands: ["WORDS", "PROMISED_DATE_IN_FUTURE"], offered: false },
  { action: "VISIT", from: ["RESOLVED"], to: "SAME", by: ["AGENT", ...LEADERS], demands: ["SATISFACTION"], offered: false },
  { action: "EXEMPT_VISIT", from: ["RESOLVED"], to: "SAME", by: LEADERS, demands: ["REASON"], offered: false },
  { action: "CLOSE", from: ["RESOLVED"], to: "CLOSED", by: ["AGENT", ...LEADERS, "SYSTEM"], demands: ["MISSING_TO_CLOSE_EMPTY"], offered: false },
  { action: "REOPEN", from: ["RESOLVED", "CLOSED"], to: "RECTIFYING", by: ["AGENT", ...DESK, "SYSTEM"], demands: ["REASON", "WITHIN_30_DAYS"], offered: false },
  { action: "BEGIN_MEDIATION", from: [...HANDLING, "RESOLVED"], to: "IN_MEDIATION", by: ["MEDIATOR", ...LEADERS], demands: [], offered: false },
  { action: "REFER", from: [...HANDLING, "IN_MEDIATION"], to: "REFERRED", by: LEADERS, demands: ["REASON"], offered: false },
  { action: "MERGE", from: WORKING, to: "MERGED", by: DESK, demands: ["REASON"], offered: false },
];

/** Why an action is not allowed just now, for the button that shows it. */
export const REFUSALS = [
  "WRONG_STATE",
  "NO_RIGHT",
  "ALREADY_RESPONDED",
  "NO_PROMISE_YET",
  "PROMISE_EXISTS",
  "MOVED_ONCE_ALREADY",
  "HIGHEST_LEVEL",
  "NO_CONTACT_DETAILS",
  "NOT_OFFERED",
] as const;
export type Refusal = (typeof REFUSALS)[number];
export const REFUSAL_LABELS = {
  WRONG_STATE: { zh: "当前状态不能这样做", en: "Not possible in the present state" },
  NO_RIGHT: { zh: "您在此项目没有这项权限", en: "You have no right to do this in this project" },
  ALREADY_RESPONDED: { zh: "已经响应过了", en: "Already responded" },
  NO_PROMISE_YET: { zh: "还没有承诺时间", en: "No date has been promised yet" },
  PROMISE_EXISTS: { zh: "已有承诺时间,请用改期", en: "A date is promised already; move it instead" },
  MOVED_ONCE_ALREADY: { zh: "已改期一次,再改须由客服主任办理", en: "Moved once already; only a supervisor may move it again" },
  HIGHEST_LEVEL: { zh: "已在最高一级", en: "Already at the highest level" },
  NO_CONTACT_DETAILS: { zh: "没有留下联系方式", en: "No contact details were left" },
  NOT_OFFERED: { zh: "本版本尚未提供", en: "Not offered in this version" },
} as const satisfies Labels<Refusal>;
