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
  "CHANGE_VALIDITY",
  "INVESTIGATE",
  "PLAN",
  "PROMISE",
  "MOVE_PROMISE",
  "CONTACT",
  "NOTE_PROGRESS",
  "ADD_EVIDENCE",
  "ADD_TASK",
  "ACCEPT_TASK",
  "DECLINE_TASK",
  "COMPLETE_TASK",
  "DROP_TASK",
  "SUSPEND",
  "RESUME",
  "ESCALATE",
  "ACKNOWLEDGE_ESCALATION",
  "CONFIRM_MAJOR",
  "DISMISS_MAJOR",
  "HOLD_RESPONSE_MEETING",
  "JOIN_INCIDENT",
  "LEAVE_INCIDENT",
  "RESOLVE",
  "SETTLE_ON_THE_SPOT",
  "SET_MEASURE",
  "COMPLETE_MEASURE",
  "VISIT",
  "EXEMPT_VISIT",
  "CLOSE",
  "CLOSE_UNRESOLVED",
  "REOPEN",
  "BEGIN_MEDIATION",
  "REFER",
  "TAKE_BACK",
  "MERGE",
  "WITHDRAW",
  "HAND_OVER",
  "FLAG_MALICIOUS",
  "REVEAL_CONTACT",
  "REMARK",
  "CONFIRM_RESULT",
  "REFUSE_RESULT",
] as const;
export type Action = (typeof ACTIONS)[number];

export const ACTION_LABELS = {
  TRIAGE: { zh: "定级", en: "Triage" },
  RESPOND: { zh: "响应", en: "Respond" },
  ASSIGN: { zh: "派单", en: "Assign" },
  ACCEPT: { zh: "接单", en: "Accept" },
  DECLINE: { zh: "退单", en: "Decline" },
  REASSIGN: { zh: "改派", en: "Reassign" },
  CHANGE_VALIDITY: { zh: "改定性", en: "Change validity" },
  INVESTIGATE: { zh: "调查核实", en: "Investigate" },
  PLAN: { zh: "定方案", en: "Plan" },
  PROMISE: { zh: "承诺", en: "Promise a date" },
  MOVE_PROMISE: { zh: "改期", en: "Move the promise" },
  CONTACT: { zh: "联系", en: "Contact" },
  NOTE_PROGRESS: { zh: "记进展", en: "Note progress" },
  ADD_EVIDENCE: { zh: "加证据", en: "Add evidence" },
  ADD_TASK: { zh: "派协办", en: "Ask another department" },
  ACCEPT_TASK: { zh: "接协办", en: "Accept the task" },
  DECLINE_TASK: { zh: "退协办", en: "Decline the task" },
  COMPLETE_TASK: { zh: "协办完成", en: "Task done" },
  DROP_TASK: { zh: "撤协办", en: "Drop the task" },
  SUSPEND: { zh: "挂起", en: "Suspend" },
  RESUME: { zh: "恢复", en: "Resume" },
  ESCALATE: { zh: "上移", en: "Escalate" },
  ACKNOWLEDGE_ESCALATION: { zh: "知悉上移", en: "Acknowledge the escalation" },
  CONFIRM_MAJOR: { zh: "列为重大", en: "Confirm as major" },
  DISMISS_MAJOR: { zh: "不列重大", en: "Dismiss the major proposal" },
  HOLD_RESPONSE_MEETING: { zh: "应对会议", en: "Response meeting" },
  JOIN_INCIDENT: { zh: "并入群诉", en: "Join an incident" },
  LEAVE_INCIDENT: { zh: "移出群诉", en: "Leave the incident" },
  RESOLVE: { zh: "办结", en: "Resolve" },
  SETTLE_ON_THE_SPOT: { zh: "当场解决", en: "Settle on the spot" },
  SET_MEASURE: { zh: "定整改", en: "Set a preventive measure" },
  COMPLETE_MEASURE: { zh: "整改完成", en: "Measure done" },
  VISIT: { zh: "回访", en: "Visit" },
  EXEMPT_VISIT: { zh: "免回访", en: "Exempt from the visit" },
  CLOSE: { zh: "关闭", en: "Close" },
  CLOSE_UNRESOLVED: { zh: "未解决关闭", en: "Close as unresolved" },
  REOPEN: { zh: "重启", en: "Reopen" },
  BEGIN_MEDIATION: { zh: "转调解", en: "Begin mediation" },
  REFER: { zh: "移交", en: "Refer" },
  TAKE_BACK: { zh: "收回办理", en: "Take back" },
  MERGE: { zh: "并案", en: "Merge" },
  WITHDRAW: { zh: "撤回", en: "Withdraw" },
  HAND_OVER: { zh: "交班", en: "Hand over" },
  FLAG_MALICIOUS: { zh: "恶意标记", en: "Flag as malicious" },
  REVEAL_CONTACT: { zh: "查看联系方式", en: "Show contact details" },
  REMARK: { zh: "补充说明", en: "Add a remark" },
  CONFIRM_RESULT: { zh: "确认结果", en: "Confirm the result" },
  REFUSE_RESULT: { zh: "不认可结果", en: "Refuse the result" },
} as const satisfies Labels<Action>;

/** What a move asks for beside the right to make it. */
export const DEMANDS = [
  "REASON",
  "WORDS",
  "DEPARTMENT",
  "REVIEW_DATE_WITHIN_14_DAYS",
  "PROMISED_DATE_IN_FUTURE",
  "DUE_WITHIN_PROMISE",
  "COMPLAINANT_INFORMED",
  "COMPLAINANT_TOLD",
  "COMPLAINANT_WORD",
  "CONSENT",
  "SOLUTION",
  "ROOT_CAUSE",
  "PRIORITY",
  "NOT_YET_RESPONDED",
  "INVESTIGATED",
  "PROMISE_MADE",
  "NO_PROMISE_YET",
  "BELOW_LEVEL_3",
  "ESCALATED",
  "HAS_CONTACT_DETAILS",
  "NO_OPEN_TASK",
  "TASK_OFFERED",
  "TASK_OPEN",
  "MEASURE_OPEN",
  "SATISFACTION",
  "NOT_COMPLAINED_ABOUT",
  "MANAGER_IF_MAJOR",
  "VISIT_NOT_EXEMPT",
  "MISSING_TO_CLOSE_EMPTY",
  "FURTHER_WAYS",
  "WITHIN_30_DAYS",
  "MAJOR_PROPOSED",
  "MAJOR",
  "INCIDENT",
  "NO_INCIDENT",
  "SAME_COMPLAINANT",
  "RECEIVER",
  "TRACKING_CODE",
] as const;
export type Demand = (typeof DEMANDS)[number];

/**
 * Who may make a move: a role held in the complaint's project, or a standing towards this very complaint. TASK_HANDLER
 * handles a department that is asked to help, MEASURE_OWNER answers for a preventive measure, LEVEL_HOLDER has the role of
 * the level it was escalated to, COMPLAINANT comes with the tracking code, SYSTEM is time itself.
 */
export type Mover = Role | (typeof STANDINGS)[number];
export const STANDINGS = [
  "OWNER",
  "ASSIGNED_HANDLER",
  "TASK_HANDLER",
  "MEASURE_OWNER",
  "LEVEL_HOLDER",
  "COMPLAINANT",
  "SYSTEM",
] as const;
export const STANDING_LABELS = {
  OWNER: { zh: "负责人", en: "Owner" },
  ASSIGNED_HANDLER: { zh: "被派的经办人", en: "Assigned handler" },
  TASK_HANDLER: { zh: "协办部门经办人", en: "Handler of a helping department" },
  MEASURE_OWNER: { zh: "整改责任人", en: "Owner of the measure" },
  LEVEL_HOLDER: { zh: "上移到的那一级", en: "Level it was escalated to" },
  COMPLAINANT: { zh: "投诉人(凭查询码)", en: "Complainant (by tracking code)" },
  SYSTEM: { zh: "系统", en: "System" },
} as const satisfies Labels<(typeof STANDINGS)[number]>;

export type Move = {
  readonly action: Action;
  readonly from: readonly State[];
  /**
   * SAME keeps the state, RESUMED returns to the one before the suspension, CLOSED_IF_COMPLETE closes when nothing is
   * missing and else leads to RESOLVED, BY_RESULT goes by what the complainant says: closed, visited, or handled again.
   */
  readonly to: State | "SAME" | "RESUMED" | "CLOSED_IF_COMPLETE" | "BY_RESULT";
  readonly by: readonly Mover[];
  readonly demands: readonly Demand[];
};

const WORKING = ["REGISTERED", "ASSIGNED", "INVESTIGATING", "RECTIFYING"] as const;
const HANDLING = ["INVESTIGATING", "RECTIFYING"] as const;
const ELSEWHERE = ["IN_MEDIATION", "REFERRED"] as const;
const OPEN = [...WORKING, "SUSPENDED", "RESOLVED", ...ELSEWHERE] as const;
const LEADERS = ["SUPERVISOR", "PROJECT_MANAGER"] as const;
/** MAJ-1: a supervisor or above. */
const ABOVE = [...LEADERS, "COMPANY_QA"] as const;
const DESK = ["DISPATCHER", ...LEADERS] as const;
const RESPONSIBLE = ["OWNER", "ASSIGNED_HANDLER"] as const;

/**
 * HND-1: the one table of allowed moves. The API enforces it, the console draws its buttons from it,
 * the documentation prints it. A right named here is asked within the complaint's own project.
 */
export const MOVES: readonly Move[] = [
  { action: "RESPOND", from: WORKING, to: "SAME", by: [...RESPONSIBLE, "AGENT", ...DESK], demands: ["NOT_YET_RESPONDED"] },
  { action: "TRIAGE", from: [...WORKING, "RESOLVED"], to: "SAME", by: ["ASSIGNED_HANDLER", ...DESK], demands: ["PRIORITY"] },
  { action: "ASSIGN", from: ["REGISTERED"], to: "ASSIGNED", by: DESK, demands: ["DEPARTMENT"] },
  { action: "ACCEPT", from: ["ASSIGNED"], to: "INVESTIGATING", by: ["ASSIGNED_HANDLER"], demands: [] },
  { action: "DECLINE", from: ["ASSIGNED"], to: "REGISTERED", by: ["ASSIGNED_HANDLER"], demands: ["REASON"] },
  { action: "REASSIGN", from: ["ASSIGNED", ...HANDLING], to: "ASSIGNED", by: DESK, demands: ["DEPARTMENT", "REASON"] },
  { action: "CHANGE_VALIDITY", from: OPEN, to: "SAME", by: [...RESPONSIBLE, ...DESK], demands: ["REASON"] },
  { action: "INVESTIGATE", from: HANDLING, to: "SAME", by: [...RESPONSIBLE, ...LEADERS], demands: ["WORDS", "ROOT_CAUSE"] },
  { action: "PLAN", from: HANDLING, to: "RECTIFYING", by: [...RESPONSIBLE, ...LEADERS], demands: ["INVESTIGATED", "WORDS", "PROMISED_DATE_IN_FUTURE", "CONSENT"] },
  { action: "PROMISE", from: WORKING, to: "SAME", by: [...RESPONSIBLE, ...DESK], demands: ["NO_PROMISE_YET", "PROMISED_DATE_IN_FUTURE"] },
  { action: "MOVE_PROMISE", from: WORKING, to: "SAME", by: [...RESPONSIBLE, ...LEADERS], demands: ["PROMISE_MADE", "PROMISED_DATE_IN_FUTURE", "REASON", "COMPLAINANT_INFORMED"] },
  { action: "CONTACT", from: OPEN, to: "SAME", by: [...RESPONSIBLE, "AGENT", ...DESK], demands: ["WORDS"] },
  { action: "NOTE_PROGRESS", from: OPEN, to: "SAME", by: [...RESPONSIBLE, "TASK_HANDLER", "AGENT", ...DESK], demands: ["WORDS"] },
  { action: "ADD_EVIDENCE", from: OPEN, to: "SAME", by: [...RESPONSIBLE, "TASK_HANDLER", "AGENT", ...DESK, "COMPLAINANT"], demands: [] },
  { action: "ADD_TASK", from: HANDLING, to: "SAME", by: [...RESPONSIBLE, ...DESK], demands: ["DEPARTMENT", "WORDS", "DUE_WITHIN_PROMISE"] },
  { action: "ACCEPT_TASK", from: OPEN, to: "SAME", by: ["TASK_HANDLER"], demands: ["TASK_OFFERED"] },
  { action: "DECLINE_TASK", from: OPEN, to: "SAME", by: ["TASK_HANDLER"], demands: ["TASK_OFFERED", "REASON"] },
  { action: "COMPLETE_TASK", from: OPEN, to: "SAME", by: ["TASK_HANDLER"], demands: ["TASK_OPEN", "WORDS"] },
  { action: "DROP_TASK", from: OPEN, to: "SAME", by: [...RESPONSIBLE, ...DESK], demands: ["TASK_OPEN", "REASON"] },
  { action: "SUSPEND", from: HANDLING, to: "SUSPENDED", by: [...RESPONSIBLE, ...DESK], demands: ["REASON", "WORDS", "REVIEW_DATE_WITHIN_14_DAYS"] },
  { action: "RESUME", from: ["SUSPENDED"], to: "RESUMED", by: [...RESPONSIBLE, ...DESK, "SYSTEM"], demands: [] },
  { action: "ESCALATE", from: OPEN, to: "SAME", by: [...RESPONSIBLE, "AGENT", ...DESK], demands: ["BELOW_LEVEL_3", "REASON"] },
  { action: "ACKNOWLEDGE_ESCALATION", from: OPEN, to: "SAME", by: ["LEVEL_HOLDER"], demands: ["ESCALATED"] },
  { action: "CONFIRM_MAJOR", from: OPEN, to: "SAME", by: ABOVE, demands: ["MAJOR_PROPOSED", "REASON"] },
  { action: "DISMISS_MAJOR", from: OPEN, to: "SAME", by: ABOVE, demands: ["MAJOR_PROPOSED", "REASON"] },
  { action: "HOLD_RESPONSE_MEETING", from: OPEN, to: "SAME", by: ABOVE, demands: ["MAJOR", "WORDS"] },
  { action: "JOIN_INCIDENT", from: OPEN, to: "SAME", by: ["DISPATCHER", ...ABOVE], demands: ["NO_INCIDENT"] },
  { action: "LEAVE_INCIDENT", from: OPEN, to: "SAME", by: ["DISPATCHER", ...ABOVE], demands: ["INCIDENT", "REASON"] },
  { action: "RESOLVE", from: [...HANDLING, ...ELSEWHERE], to: "RESOLVED", by: [...RESPONSIBLE, ...LEADERS], demands: ["SOLUTION", "ROOT_CAUSE", "COMPLAINANT_TOLD", "NO_OPEN_TASK"] },
  { action: "SETTLE_ON_THE_SPOT", from: ["REGISTERED"], to: "CLOSED_IF_COMPLETE", by: ["OWNER", "AGENT", ...DESK], demands: ["SOLUTION", "COMPLAINANT_WORD"] },
  { action: "SET_MEASURE", from: OPEN, to: "SAME", by: [...RESPONSIBLE, ...LEADERS], demands: ["WORDS"] },
  { action: "COMPLETE_MEASURE", from: [...OPEN, "CLOSED"], to: "SAME", by: ["MEASURE_OWNER", ...LEADERS], demands: ["MEASURE_OPEN", "WORDS"] },
  { action: "VISIT", from: ["RESOLVED"], to: "BY_RESULT", by: [...RESPONSIBLE, "AGENT", ...LEADERS, "COMPLAINANT"], demands: ["VISIT_NOT_EXEMPT", "NOT_COMPLAINED_ABOUT", "MANAGER_IF_MAJOR", "SATISFACTION"] },
  { action: "EXEMPT_VISIT", from: ["RESOLVED"], to: "SAME", by: LEADERS, demands: ["VISIT_NOT_EXEMPT", "REASON"] },
  { action: "CLOSE", from: ["RESOLVED"], to: "CLOSED", by: ["AGENT", ...LEADERS, "SYSTEM"], demands: ["MISSING_TO_CLOSE_EMPTY"] },
  { action: "CLOSE_UNRESOLVED", from: [...HANDLING, "RESOLVED", ...ELSEWHERE], to: "CLOSED", by: ["PROJECT_MANAGER"], demands: ["REASON", "COMPLAINANT_TOLD", "FURTHER_WAYS"] },
  { action: "REOPEN", from: ["RESOLVED", "CLOSED"], to: "RECTIFYING", by: ["AGENT", ...DESK], demands: ["REASON", "WITHIN_30_DAYS"] },
  { action: "BEGIN_MEDIATION", from: [...HANDLING, "RESOLVED"], to: "IN_MEDIATION", by: ["MEDIATOR", ...LEADERS], demands: ["REASON"] },
  { action: "REFER", from: [...HANDLING, "IN_MEDIATION"], to: "REFERRED", by: LEADERS, demands: ["REASON"] },
  { action: "TAKE_BACK", from: ELSEWHERE, to: "RECTIFYING", by: ["MEDIATOR", ...LEADERS], demands: ["REASON"] },
  { action: "MERGE", from: WORKING, to: "MERGED", by: DESK, demands: ["SAME_COMPLAINANT", "REASON"] },
  { action: "WITHDRAW", from: [...WORKING, "SUSPENDED"], to: "WITHDRAWN", by: ["OWNER", "AGENT", ...DESK], demands: ["REASON"] },
  { action: "HAND_OVER", from: OPEN, to: "SAME", by: ["OWNER", ...LEADERS], demands: ["RECEIVER"] },
  { action: "FLAG_MALICIOUS", from: OPEN, to: "SAME", by: LEADERS, demands: ["REASON"] },
  { action: "REVEAL_CONTACT", from: OPEN, to: "SAME", by: [...RESPONSIBLE, "AGENT", ...DESK], demands: ["HAS_CONTACT_DETAILS"] },
  { action: "REMARK", from: OPEN, to: "SAME", by: ["COMPLAINANT"], demands: ["TRACKING_CODE", "WORDS"] },
  { action: "CONFIRM_RESULT", from: ["RESOLVED"], to: "SAME", by: ["COMPLAINANT"], demands: ["TRACKING_CODE"] },
  { action: "REFUSE_RESULT", from: ["RESOLVED", "CLOSED"], to: "RECTIFYING", by: ["COMPLAINANT"], demands: ["TRACKING_CODE", "REASON", "WITHIN_30_DAYS"] },
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
  "NOT_ESCALATED",
  "ALREADY_ACKNOWLEDGED",
  "NO_CONTACT_DETAILS",
  "NOT_INVESTIGATED",
  "OPEN_TASKS",
  "NO_SUCH_TASK",
  "NO_OPEN_MEASURE",
  "COMPLAINED_ABOUT",
  "MANAGER_ONLY",
  "VISIT_NOT_DUE",
  "MISSING_TO_CLOSE",
  "TOO_LATE_TO_REOPEN",
  "NOT_PROPOSED",
  "NOT_MAJOR",
  "IN_AN_INCIDENT",
  "IN_NO_INCIDENT",
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
  NOT_ESCALATED: { zh: "没有上移", en: "It was not escalated" },
  ALREADY_ACKNOWLEDGED: { zh: "这一级已经知悉", en: "This level has acknowledged it already" },
  NO_CONTACT_DETAILS: { zh: "没有留下联系方式", en: "No contact details were left" },
  NOT_INVESTIGATED: { zh: "须先调查核实", en: "It must be investigated first" },
  OPEN_TASKS: { zh: "还有协办任务没有完成,完成或撤销后才能办结", en: "Tasks of other departments are still open; complete or drop them first" },
  NO_SUCH_TASK: { zh: "没有等您处理的协办任务", en: "No task waits for this" },
  NO_OPEN_MEASURE: { zh: "没有未完成的整改措施", en: "No preventive measure is open" },
  COMPLAINED_ABOUT: { zh: "被投诉的人不能回访", en: "The person complained about may not make the visit" },
  MANAGER_ONLY: { zh: "重大投诉须由项目经理回访", en: "A major complaint is visited by the project manager" },
  VISIT_NOT_DUE: { zh: "不需要回访", en: "No visit is due" },
  MISSING_TO_CLOSE: { zh: "还有事项没有完成,见关闭清单", en: "Something is still missing; see the list to close" },
  TOO_LATE_TO_REOPEN: { zh: "关闭已超过 30 天,请另行登记", en: "Closed more than 30 days ago; register it anew" },
  NOT_PROPOSED: { zh: "没有待定的重大投诉建议", en: "No proposal is waiting" },
  NOT_MAJOR: { zh: "不是重大投诉", en: "Not a major complaint" },
  IN_AN_INCIDENT: { zh: "已在一个群诉中", en: "It belongs to an incident already" },
  IN_NO_INCIDENT: { zh: "不在任何群诉中", en: "It belongs to no incident" },
} as const satisfies Labels<Refusal>;
