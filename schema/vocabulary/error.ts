import type { Labels } from "./label.ts";

/** How a command can end without success, as the code of its typed error. */
export const ERROR_CODES = ["INVALID", "NOT_ALLOWED", "CONFLICT", "NOT_FOUND"] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];
export const ERROR_CODE_LABELS = {
  INVALID: { zh: "填写的内容有误", en: "Something entered is not valid" },
  NOT_ALLOWED: { zh: "现在不能这样做", en: "This is not allowed now" },
  CONFLICT: { zh: "别人刚刚改过,请先看新内容", en: "Someone else changed it first; look at the newer state" },
  NOT_FOUND: { zh: "没有找到", en: "Not found" },
} as const satisfies Labels<ErrorCode>;

/** Why one field was refused. A `{allowed}` in a label stands for the bound that was passed. */
export const ISSUE_CODES = [
  "REQUIRED",
  "MUST_BE_ABSENT",
  "MUST_BE_CONFIRMED",
  "MALFORMED",
  "TOO_SHORT",
  "TOO_LONG",
  "TOO_COMMON",
  "TOO_MANY",
  "OUT_OF_RANGE",
  "TEXT_NOT_STORABLE",
  "UNKNOWN_CODE",
  "UNKNOWN_REFERENCE",
  "NOT_A_DATE",
  "NOT_A_PHONE",
  "NOT_IN_THE_PAST",
  "NOT_IN_THE_FUTURE",
  "TOO_EARLY",
  "TOO_LATE",
  "OTHER_PROJECT",
  "OTHER_DEPARTMENT",
  "UNCHANGED",
  "TAKEN",
  "KEY_USED_OTHERWISE",
  "CURSOR_UNKNOWN",
  "PLACEHOLDER_UNKNOWN",
  "OPEN_WORK",
  "LAST_ADMINISTRATOR",
  "CHANGED_MEANWHILE",
  "NOT_NOW",
  "TOO_FEW",
  "NOT_NEUTRAL",
  "RECUSED",
  "FROZEN",
  "SAME_PARTY",
  "OWN_OFFER",
  "SUPERSEDED",
  "ONCE_ONLY",
  "NO_ARBITRATION_CLAUSE",
] as const;
export type IssueCode = (typeof ISSUE_CODES)[number];
export const ISSUE_CODE_LABELS = {
  REQUIRED: { zh: "必填", en: "Required" },
  MUST_BE_ABSENT: { zh: "此处不能填写", en: "Must be left empty here" },
  MUST_BE_CONFIRMED: { zh: "须先确认", en: "Must be confirmed" },
  MALFORMED: { zh: "格式不对", en: "Not of the right form" },
  TOO_SHORT: { zh: "太短,至少 {allowed} 字", en: "Too short: at least {allowed} characters" },
  TOO_LONG: { zh: "太长,最多 {allowed} 字", en: "Too long: at most {allowed} characters" },
  TOO_COMMON: { zh: "太常见,容易被猜到", en: "Too common, easily guessed" },
  TOO_MANY: { zh: "太多,最多 {allowed} 个", en: "Too many: at most {allowed}" },
  OUT_OF_RANGE: { zh: "超出范围({allowed})", en: "Out of range ({allowed})" },
  TEXT_NOT_STORABLE: { zh: "含有无法保存的字符", en: "Holds a character that cannot be kept" },
  UNKNOWN_CODE: { zh: "没有这个选项", en: "No such choice" },
  UNKNOWN_REFERENCE: { zh: "所指的对象不存在", en: "Points at nothing that exists" },
  NOT_A_DATE: { zh: "不是有效的时间", en: "Not a valid date or time" },
  NOT_A_PHONE: { zh: "不是有效的电话号码", en: "Not a valid phone number" },
  NOT_IN_THE_PAST: { zh: "不能晚于现在", en: "Must not lie in the future" },
  NOT_IN_THE_FUTURE: { zh: "须晚于现在", en: "Must lie in the future" },
  TOO_EARLY: { zh: "太早,最早 {allowed}", en: "Too early: {allowed} at the earliest" },
  TOO_LATE: { zh: "太晚,最晚 {allowed}", en: "Too late: {allowed} at the latest" },
  OTHER_PROJECT: { zh: "属于另一个项目", en: "Belongs to another project" },
  OTHER_DEPARTMENT: { zh: "不在这个部门", en: "Not in this department" },
  UNCHANGED: { zh: "与原来相同", en: "Same as before" },
  TAKEN: { zh: "已被占用", en: "Already taken" },
  KEY_USED_OTHERWISE: { zh: "这个请求编号已用于另一内容", en: "This key was used for something else" },
  CURSOR_UNKNOWN: { zh: "不认识的位置", en: "Unknown position" },
  PLACEHOLDER_UNKNOWN: { zh: "没有这个占位符:{allowed}", en: "No such placeholder: {allowed}" },
  OPEN_WORK: {
    zh: "名下还有未办完的,请先交接,对方接收后才算交出:{allowed}",
    en: "Still has open work; hand it over and have it accepted first: {allowed}",
  },
  LAST_ADMINISTRATOR: { zh: "至少要留一位系统管理员", en: "One administrator must remain" },
  CHANGED_MEANWHILE: {
    zh: "别人刚刚改过,请先看新内容",
    en: "Someone else changed it first; look at the newer state",
  },
  NOT_NOW: { zh: "现在的状态下不能这样做", en: "Not possible as things stand" },
  TOO_FEW: { zh: "太少,至少 {allowed} 个", en: "Too few: at least {allowed}" },
  NOT_NEUTRAL: {
    zh: "公司是当事人,公司调解室不中立,请选第三方",
    en: "The company is a party, its own panel is not neutral; choose a third party",
  },
  RECUSED: { zh: "不能担任本案调解员:{allowed}", en: "May not mediate this case: {allowed}" },
  FROZEN: { zh: "已定稿,不能再改", en: "Frozen; it cannot change any more" },
  SAME_PARTY: { zh: "义务人和权利人不能是同一方", en: "Obligor and obligee must differ" },
  OWN_OFFER: { zh: "这是本方提出的方案", en: "It is this party's own offer" },
  SUPERSEDED: { zh: "已有更新的方案", en: "There is a newer offer" },
  ONCE_ONLY: { zh: "只能延长一次", en: "Once only" },
  NO_ARBITRATION_CLAUSE: {
    zh: "没有书面仲裁条款,不能转仲裁",
    en: "No written arbitration clause is on file",
  },
} as const satisfies Labels<IssueCode>;

/** Codes of errors that concern a whole request, not one command: found in `extensions.code`. */
export const FAULTS = [
  "SIGNED_OUT",
  "BAD_REQUEST",
  "TOO_COMPLEX",
  "TOO_LARGE",
  "TOO_MANY_ATTEMPTS",
  "TOO_BUSY",
  "WRONG_NAME_OR_PASSWORD",
  "FOREIGN_ORIGIN",
  "UNAVAILABLE",
  "READ_ONLY",
  "STORAGE_FULL",
  "UNEXPECTED",
] as const;
export type Fault = (typeof FAULTS)[number];
export const FAULT_LABELS = {
  SIGNED_OUT: { zh: "请先登录", en: "Sign in first" },
  BAD_REQUEST: { zh: "请求格式不对", en: "The request is malformed" },
  TOO_COMPLEX: { zh: "查询过于复杂", en: "The query is too complex" },
  TOO_LARGE: { zh: "请求过大", en: "The request is too large" },
  TOO_MANY_ATTEMPTS: { zh: "尝试次数过多,请稍后再试", en: "Too many attempts, try again later" },
  TOO_BUSY: {
    zh: "现在来得太多,请稍后再试;紧急情况请打电话",
    en: "Too many at the moment, try again later; call us if it is urgent",
  },
  WRONG_NAME_OR_PASSWORD: { zh: "用户名或密码不对", en: "Wrong user name or password" },
  FOREIGN_ORIGIN: { zh: "不接受来自其他网站的请求", en: "Requests from other sites are refused" },
  UNAVAILABLE: {
    zh: "服务暂时不可用,没有丢失任何内容,请稍后重试",
    en: "Not available for the moment; nothing was lost, try again",
  },
  READ_ONLY: {
    zh: "系统暂时只能查看,不能更改;此次未保存",
    en: "Read-only for the moment: this was not kept, looking things up goes on",
  },
  STORAGE_FULL: {
    zh: "存储空间已满,此次未保存,请通知管理员",
    en: "The storage is full: this was not kept. Tell your administrator",
  },
  UNEXPECTED: { zh: "出现意外错误", en: "Something unexpected went wrong" },
} as const satisfies Labels<Fault>;
