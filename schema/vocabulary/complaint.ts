import type { Labels } from "./label.ts";

export const CHANNELS = [
  "HOTLINE",
  "FRONT_DESK",
  "WECHAT",
  "APP",
  "WEB",
  "EMAIL",
  "LETTER_BOX",
  "HOME_VISIT",
  "SURVEY",
  "COMPANY_HOTLINE",
  "GOV_HOTLINE",
  "MEDIA",
  "PARTNER_API",
] as const;
export type Channel = (typeof CHANNELS)[number];
export const CHANNEL_LABELS = {
  HOTLINE: { zh: "电话", en: "Hotline" },
  FRONT_DESK: { zh: "来访", en: "Front desk" },
  WECHAT: { zh: "微信", en: "WeChat" },
  APP: { zh: "App", en: "App" },
  WEB: { zh: "网页", en: "Web form" },
  EMAIL: { zh: "邮件", en: "E-mail" },
  LETTER_BOX: { zh: "信箱", en: "Letter box" },
  HOME_VISIT: { zh: "走访", en: "Home visit" },
  SURVEY: { zh: "问卷", en: "Survey" },
  COMPANY_HOTLINE: { zh: "公司热线", en: "Company hotline" },
  GOV_HOTLINE: { zh: "12345 政务热线", en: "12345 government hotline" },
  MEDIA: { zh: "媒体", en: "Media" },
  PARTNER_API: { zh: "合作应用", en: "Partner app" },
} as const satisfies Labels<Channel>;

/** INT-1 越级: these channels come in through a higher level. */
export const LEVEL_SKIPPING_CHANNELS = [
  "COMPANY_HOTLINE",
  "GOV_HOTLINE",
  "MEDIA",
] as const satisfies readonly Channel[];

export const COMPLAINANT_KINDS = ["OWNER", "TENANT", "VISITOR", "ORGANISATION", "ANONYMOUS"] as const;
export type ComplainantKind = (typeof COMPLAINANT_KINDS)[number];
export const COMPLAINANT_KIND_LABELS = {
  OWNER: { zh: "业主", en: "Owner" },
  TENANT: { zh: "租户", en: "Tenant" },
  VISITOR: { zh: "外来人员", en: "Visitor" },
  ORGANISATION: { zh: "单位", en: "Organisation" },
  ANONYMOUS: { zh: "匿名", en: "Anonymous" },
} as const satisfies Labels<ComplainantKind>;

export const MOODS = ["CALM", "UPSET", "FURIOUS"] as const;
export type Mood = (typeof MOODS)[number];
export const MOOD_LABELS = {
  CALM: { zh: "平静", en: "Calm" },
  UPSET: { zh: "不满", en: "Upset" },
  FURIOUS: { zh: "激动", en: "Furious" },
} as const satisfies Labels<Mood>;

export const SEEKS = ["SEEKS_HELP", "ENQUIRES", "SUGGESTS", "SEEKS_RESPECT"] as const;
export type Seeks = (typeof SEEKS)[number];
export const SEEKS_LABELS = {
  SEEKS_HELP: { zh: "求助", en: "Seeks help" },
  ENQUIRES: { zh: "咨询", en: "Enquires" },
  SUGGESTS: { zh: "建议", en: "Suggests" },
  SEEKS_RESPECT: { zh: "求尊重", en: "Seeks respect" },
} as const satisfies Labels<Seeks>;

/** TRI-1: the eleven service contents, in report order. */
export const CATEGORIES = [
  "FACILITIES",
  "SECURITY",
  "FIRE",
  "VEHICLES",
  "ENVIRONMENT",
  "CONSTRUCTION",
  "CHARGES",
  "CLUBHOUSE",
  "CUSTOMER_SERVICE",
  "HOME_SERVICE",
  "INTERNAL",
] as const;
export type Category = (typeof CATEGORIES)[number];
export const CATEGORY_LABELS = {
  FACILITIES: { zh: "设施设备维护", en: "Facilities" },
  SECURITY: { zh: "安全服务", en: "Security" },
  FIRE: { zh: "消防管理", en: "Fire safety" },
  VEHICLES: { zh: "车辆交通服务", en: "Vehicles and parking" },
  ENVIRONMENT: { zh: "环境服务", en: "Environment" },
  CONSTRUCTION: { zh: "施工管理", en: "Construction and renovation" },
  CHARGES: { zh: "收费管理", en: "Charges" },
  CLUBHOUSE: { zh: "会所服务", en: "Clubhouse" },
  CUSTOMER_SERVICE: { zh: "客户服务", en: "Customer service" },
  HOME_SERVICE: { zh: "上门服务", en: "Home service" },
  INTERNAL: { zh: "内部管理", en: "Internal management" },
} as const satisfies Labels<Category>;

export const VALIDITIES = ["VALID", "ASSISTED", "INVALID"] as const;
export type Validity = (typeof VALIDITIES)[number];
export const VALIDITY_LABELS = {
  VALID: { zh: "有效", en: "Valid" },
  ASSISTED: { zh: "协助处理", en: "Assisted" },
  INVALID: { zh: "无效", en: "Invalid" },
} as const satisfies Labels<Validity>;

export const SEVERITIES = ["NORMAL", "MAJOR"] as const;
export type Severity = (typeof SEVERITIES)[number];
export const SEVERITY_LABELS = {
  NORMAL: { zh: "一般", en: "Normal" },
  MAJOR: { zh: "重大", en: "Major" },
} as const satisfies Labels<Severity>;

export const URGENCIES = ["CRITICAL", "HIGH", "MEDIUM", "LOW"] as const;
export type Urgency = (typeof URGENCIES)[number];
export const URGENCY_LABELS = {
  CRITICAL: { zh: "特急", en: "Critical" },
  HIGH: { zh: "紧急", en: "High" },
  MEDIUM: { zh: "一般", en: "Medium" },
  LOW: { zh: "不急", en: "Low" },
} as const satisfies Labels<Urgency>;

export const IMPACTS = ["COMMUNITY", "GROUP", "HOUSEHOLD"] as const;
export type Impact = (typeof IMPACTS)[number];
export const IMPACT_LABELS = {
  COMMUNITY: { zh: "全小区", en: "Whole community" },
  GROUP: { zh: "多户", en: "Several households" },
  HOUSEHOLD: { zh: "一户", en: "One household" },
} as const satisfies Labels<Impact>;

export const PRIORITIES = ["P1", "P2", "P3", "P4"] as const;
export type Priority = (typeof PRIORITIES)[number];
export const PRIORITY_LABELS = {
  P1: { zh: "P1", en: "P1" },
  P2: { zh: "P2", en: "P2" },
  P3: { zh: "P3", en: "P3" },
  P4: { zh: "P4", en: "P4" },
} as const satisfies Labels<Priority>;

/** HND-1: the line first, then the states beside it. */
export const STATES = [
  "REGISTERED",
  "ASSIGNED",
  "INVESTIGATING",
  "RECTIFYING",
  "RESOLVED",
  "CLOSED",
  "SUSPENDED",
  "IN_MEDIATION",
  "REFERRED",
  "MERGED",
  "WITHDRAWN",
] as const;
export type State = (typeof STATES)[number];
export const STATE_LABELS = {
  REGISTERED: { zh: "已登记", en: "Registered" },
  ASSIGNED: { zh: "已派单", en: "Assigned" },
  INVESTIGATING: { zh: "核实中", en: "Investigating" },
  RECTIFYING: { zh: "处理中", en: "Rectifying" },
  RESOLVED: { zh: "已办结待回访", en: "Resolved, visit due" },
  CLOSED: { zh: "已关闭", en: "Closed" },
  SUSPENDED: { zh: "挂起", en: "Suspended" },
  IN_MEDIATION: { zh: "调解中", en: "In mediation" },
  REFERRED: { zh: "已移交", en: "Referred" },
  MERGED: { zh: "并案", en: "Merged" },
  WITHDRAWN: { zh: "撤回", en: "Withdrawn" },
} as const satisfies Labels<State>;

/** States in which nothing is due any more; every other complaint is open and must have an owner and a next action (ORG-5). */
export const ENDED_STATES = ["CLOSED", "MERGED", "WITHDRAWN"] as const satisfies readonly State[];

export const SUSPEND_REASONS = [
  "WAITING_COMPLAINANT",
  "WAITING_THIRD_PARTY",
  "WAITING_DEVELOPER",
  "WAITING_SEASON",
] as const;
export type SuspendReason = (typeof SUSPEND_REASONS)[number];
export const SUSPEND_REASON_LABELS = {
  WAITING_COMPLAINANT: { zh: "等待投诉人", en: "Waiting for the complainant" },
  WAITING_THIRD_PARTY: { zh: "等待第三方", en: "Waiting for a third party" },
  WAITING_DEVELOPER: { zh: "等待开发商", en: "Waiting for the developer" },
  WAITING_SEASON: { zh: "等待季节条件", en: "Waiting for the season" },
} as const satisfies Labels<SuspendReason>;

export const CONTACT_HOWS = [
  "PHONE",
  "FRONT_DESK",
  "HOME_VISIT",
  "WECHAT",
  "SMS",
  "EMAIL",
  "TRACKING_PAGE",
] as const;
export type ContactHow = (typeof CONTACT_HOWS)[number];
export const CONTACT_HOW_LABELS = {
  PHONE: { zh: "电话", en: "Phone" },
  FRONT_DESK: { zh: "当面", en: "At the desk" },
  HOME_VISIT: { zh: "上门", en: "Home visit" },
  WECHAT: { zh: "微信", en: "WeChat" },
  SMS: { zh: "短信", en: "SMS" },
  EMAIL: { zh: "邮件", en: "E-mail" },
  TRACKING_PAGE: { zh: "查询页", en: "Tracking page" },
} as const satisfies Labels<ContactHow>;

export const ROOT_CAUSES = [
  "STAFF",
  "PROCESS",
  "FACILITY",
  "THIRD_PARTY",
  "DEVELOPER",
  "RESIDENT",
  "NONE",
] as const;
export type RootCause = (typeof ROOT_CAUSES)[number];
export const ROOT_CAUSE_LABELS = {
  STAFF: { zh: "员工", en: "Staff" },
  PROCESS: { zh: "流程", en: "Process" },
  FACILITY: { zh: "设施", en: "Facility" },
  THIRD_PARTY: { zh: "第三方", en: "Third party" },
  DEVELOPER: { zh: "开发遗留", en: "Developer's legacy" },
  RESIDENT: { zh: "住户行为", en: "Resident's behaviour" },
  NONE: { zh: "无", en: "None" },
} as const satisfies Labels<RootCause>;

export const ESCALATION_CAUSES = [
  "OVERDUE_RESPOND",
  "OVERDUE_REPLY",
  "OVERDUE_RESOLVE",
  "LEVEL_SKIPPING",
  "MANUAL",
  "DISSATISFIED",
  "BUCK_PASSING",
] as const;
export type EscalationCause = (typeof ESCALATION_CAUSES)[number];
export const ESCALATION_CAUSE_LABELS = {
  OVERDUE_RESPOND: { zh: "响应超时", en: "Response overdue" },
  OVERDUE_REPLY: { zh: "回复超时", en: "Reply overdue" },
  OVERDUE_RESOLVE: { zh: "办结超时", en: "Resolution overdue" },
  LEVEL_SKIPPING: { zh: "越级渠道", en: "Level-skipping channel" },
  MANUAL: { zh: "人工上移", en: "By hand" },
  DISSATISFIED: { zh: "回访不满意", en: "Dissatisfied at the visit" },
  BUCK_PASSING: { zh: "三次退单", en: "Third decline" },
} as const satisfies Labels<EscalationCause>;

/** HND-3: how the facts were verified. */
export const INVESTIGATION_METHODS = ["SITE_VISIT", "RECORDS", "CCTV", "INTERVIEW"] as const;
export type InvestigationMethod = (typeof INVESTIGATION_METHODS)[number];
export const INVESTIGATION_METHOD_LABELS = {
  SITE_VISIT: { zh: "现场查看", en: "Site visit" },
  RECORDS: { zh: "查记录", en: "Records" },
  CCTV: { zh: "查监控", en: "CCTV" },
  INTERVIEW: { zh: "询问", en: "Interview" },
} as const satisfies Labels<InvestigationMethod>;

/** HND-4: what the complainant says to the plan. */
export const CONSENTS = ["AGREED", "OBJECTED"] as const;
export type Consent = (typeof CONSENTS)[number];
export const CONSENT_LABELS = {
  AGREED: { zh: "同意", en: "Agreed" },
  OBJECTED: { zh: "不同意", en: "Objected" },
} as const satisfies Labels<Consent>;

/** VIS-1: how the visit was made. */
export const VISIT_METHODS = ["PHONE", "AT_DOOR", "ONLINE", "QUESTIONNAIRE"] as const;
export type VisitMethod = (typeof VISIT_METHODS)[number];
export const VISIT_METHOD_LABELS = {
  PHONE: { zh: "电话", en: "By phone" },
  AT_DOOR: { zh: "上门", en: "At the door" },
  ONLINE: { zh: "线上", en: "Online" },
  QUESTIONNAIRE: { zh: "问卷", en: "Questionnaire" },
} as const satisfies Labels<VisitMethod>;

/** VIS-2: why no visit is due. */
export const VISIT_EXEMPTIONS = ["ON_SPOT", "ANONYMOUS", "NO_CONTACT", "SENSITIVE"] as const;
export type VisitExemption = (typeof VISIT_EXEMPTIONS)[number];
export const VISIT_EXEMPTION_LABELS = {
  ON_SPOT: { zh: "当场解决", en: "Settled on the spot" },
  ANONYMOUS: { zh: "匿名", en: "Anonymous" },
  NO_CONTACT: { zh: "无法联系", en: "No way to reach" },
  SENSITIVE: { zh: "敏感", en: "Sensitive" },
} as const satisfies Labels<VisitExemption>;

/** VIS-3, VIS-4: how a complaint was closed. UNRESOLVED counts as unresolved in every rate. */
export const OUTCOMES = ["SATISFIED", "ON_SPOT", "EXEMPT", "UNREACHABLE_7_DAYS", "UNRESOLVED"] as const;
export type Outcome = (typeof OUTCOMES)[number];
export const OUTCOME_LABELS = {
  SATISFIED: { zh: "满意关闭", en: "Satisfied" },
  ON_SPOT: { zh: "当场解决", en: "Settled on the spot" },
  EXEMPT: { zh: "免回访关闭", en: "Exempt from the visit" },
  UNREACHABLE_7_DAYS: { zh: "静默期满关闭", en: "Quiet period passed" },
  UNRESOLVED: { zh: "未解决关闭", en: "Unresolved" },
} as const satisfies Labels<Outcome>;

/** ESC-3, VIS-5: why it is handled again. */
export const REOPEN_CAUSES = ["DISSATISFIED", "COMPLAINANT_REQUEST"] as const;
export type ReopenCause = (typeof REOPEN_CAUSES)[number];
export const REOPEN_CAUSE_LABELS = {
  DISSATISFIED: { zh: "回访不满意", en: "Dissatisfied" },
  COMPLAINANT_REQUEST: { zh: "投诉人要求", en: "At the complainant's request" },
} as const satisfies Labels<ReopenCause>;

/** VIS-4: what is open to a complainant whose complaint could not be resolved. */
export const FURTHER_WAYS = ["MEDIATION", "AUTHORITY", "ARBITRATION", "COURT"] as const;
export type FurtherWay = (typeof FURTHER_WAYS)[number];
export const FURTHER_WAY_LABELS = {
  MEDIATION: { zh: "调解", en: "Mediation" },
  AUTHORITY: { zh: "行政主管部门", en: "Authority" },
  ARBITRATION: { zh: "仲裁", en: "Arbitration" },
  COURT: { zh: "诉讼", en: "Court" },
} as const satisfies Labels<FurtherWay>;

/** MAJ-1: why the system proposes a complaint as major. */
export const MAJOR_CAUSES = [
  "INJURY",
  "MEDIA",
  "LEVEL_SKIPPING_AND_VALID",
  "FIVE_HOUSEHOLDS_7_DAYS",
  "SAME_HOUSEHOLD_3_IN_30_DAYS",
] as const;
export type MajorCause = (typeof MAJOR_CAUSES)[number];
export const MAJOR_CAUSE_LABELS = {
  INJURY: { zh: "有人受伤", en: "Injury" },
  MEDIA: { zh: "媒体", en: "Media" },
  LEVEL_SKIPPING_AND_VALID: { zh: "越级且有效", en: "Level-skipping and valid" },
  FIVE_HOUSEHOLDS_7_DAYS: { zh: "七天内五户同一事项", en: "Five households on one matter in 7 days" },
  SAME_HOUSEHOLD_3_IN_30_DAYS: { zh: "同户三十天内三次", en: "Three by one household in 30 days" },
} as const satisfies Labels<MajorCause>;

/** HND-8: how far a task of another department has come. */
export const TASK_STATES = ["OFFERED", "ACCEPTED", "DECLINED", "COMPLETED", "DROPPED"] as const;
export type TaskState = (typeof TASK_STATES)[number];
export const TASK_STATE_LABELS = {
  OFFERED: { zh: "待接", en: "Offered" },
  ACCEPTED: { zh: "办理中", en: "Accepted" },
  DECLINED: { zh: "已退", en: "Declined" },
  COMPLETED: { zh: "已完成", en: "Done" },
  DROPPED: { zh: "已撤", en: "Dropped" },
} as const satisfies Labels<TaskState>;

/** VIS-4: what still stands in the way of closing. */
export const MISSING_TO_CLOSE = [
  "RESULT",
  "TOLD",
  "ROOT_CAUSE",
  "VISIT",
  "SECOND_VISIT",
  "SATISFACTION",
  "PREVENTIVE_MEASURE",
  "RESPONSE_MEETING",
  "TASKS",
] as const;
export type MissingToClose = (typeof MISSING_TO_CLOSE)[number];
export const MISSING_TO_CLOSE_LABELS = {
  RESULT: { zh: "办结", en: "Result" },
  TOLD: { zh: "把结果告知投诉人", en: "Result told to the complainant" },
  ROOT_CAUSE: { zh: "责任原因", en: "Root cause" },
  VISIT: { zh: "回访", en: "Visit" },
  SECOND_VISIT: { zh: "项目经理第二次回访", en: "Second visit by the project manager" },
  SATISFACTION: {
    zh: "回访不满意,须重启或由项目经理按未解决关闭",
    en: "Dissatisfied: reopen it, or the project manager closes it as unresolved",
  },
  PREVENTIVE_MEASURE: { zh: "整改措施、责任人和期限", en: "Preventive measure with owner and date" },
  RESPONSE_MEETING: { zh: "应对会议记录", en: "Response meeting record" },
  TASKS: { zh: "协办任务", en: "Tasks of other departments" },
} as const satisfies Labels<MissingToClose>;

/** A state as a resident says it: what is going on, not what we call it. */
export const RESIDENT_STATE_LABELS = {
  REGISTERED: { zh: "已收到,正在安排", en: "Received, being arranged" },
  ASSIGNED: { zh: "已交给负责的部门", en: "With the department in charge" },
  INVESTIGATING: { zh: "正在了解情况", en: "Being looked into" },
  RECTIFYING: { zh: "正在处理", en: "Being dealt with" },
  RESOLVED: { zh: "已处理,等您确认", en: "Done, waiting for your word" },
  CLOSED: { zh: "已办完", en: "Finished" },
  SUSPENDED: { zh: "暂时等待,之后继续办", en: "Waiting for the moment, to be continued" },
  IN_MEDIATION: { zh: "正在调解", en: "In mediation" },
  REFERRED: { zh: "已转有关单位,我们继续跟进", en: "With another body, followed up by us" },
  MERGED: { zh: "与您的另一件合并办理", en: "Goes on together with another one of yours" },
  WITHDRAWN: { zh: "已按您的意思撤回", en: "Withdrawn as you wished" },
} as const satisfies Labels<State>;
