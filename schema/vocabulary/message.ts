import type { Labels } from "./label.ts";

/** What a message is for: four to the complainant, one to a group of the staff. */
export const MESSAGE_KINDS = ["ACKNOWLEDGEMENT", "PROGRESS", "RESULT", "VISIT", "STAFF_NOTICE"] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];
export const MESSAGE_KIND_LABELS = {
  ACKNOWLEDGEMENT: { zh: "受理告知", en: "Acknowledgement" },
  PROGRESS: { zh: "进展告知", en: "Progress" },
  RESULT: { zh: "结果告知", en: "Result" },
  VISIT: { zh: "回访提示", en: "Visit" },
  STAFF_NOTICE: { zh: "员工提醒", en: "Notice to the staff" },
} as const satisfies Labels<MessageKind>;

/** By which way messages leave the house. */
export const MESSAGE_CHANNELS = ["EMAIL", "SMS_WEBHOOK", "WECOM_ROBOT", "DINGTALK_ROBOT"] as const;
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number];
export const MESSAGE_CHANNEL_LABELS = {
  EMAIL: { zh: "电子邮件", en: "E-mail" },
  SMS_WEBHOOK: { zh: "短信/微信网关", en: "SMS and WeChat gateway" },
  WECOM_ROBOT: { zh: "企业微信群机器人", en: "WeCom group robot" },
  DINGTALK_ROBOT: { zh: "钉钉群机器人", en: "DingTalk group robot" },
} as const satisfies Labels<MessageChannel>;

/** AUD-2: complainants are written to by phone through the gateway; the staff's groups learn of no person. */
export const CHANNELS_TO_COMPLAINANTS = ["SMS_WEBHOOK"] as const satisfies readonly MessageChannel[];
export const CHANNELS_TO_STAFF = [
  "EMAIL",
  "WECOM_ROBOT",
  "DINGTALK_ROBOT",
] as const satisfies readonly MessageChannel[];

export const MESSAGE_STATES = ["WAITING", "SENT", "FAILED"] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];
export const MESSAGE_STATE_LABELS = {
  WAITING: { zh: "待发", en: "Waiting" },
  SENT: { zh: "已发出", en: "Sent" },
  FAILED: { zh: "发送失败", en: "Failed" },
} as const satisfies Labels<MessageState>;

/** Why a message could not be sent. */
export const MESSAGE_FAILURES = [
  "UNREACHABLE",
  "REFUSED",
  "ADDRESS_NOT_ALLOWED",
  "NO_RECIPIENT",
  "CHANNEL_ENDED",
  "SMTP_NOT_SET",
  "SECRET_UNREADABLE",
] as const;
export type MessageFailure = (typeof MESSAGE_FAILURES)[number];
export const MESSAGE_FAILURE_LABELS = {
  UNREACHABLE: { zh: "对方连接不上", en: "The other side could not be reached" },
  REFUSED: { zh: "对方未接收", en: "The other side did not take it" },
  ADDRESS_NOT_ALLOWED: { zh: "地址指向内网,不允许", en: "The address lies in a private network" },
  NO_RECIPIENT: { zh: "投诉人已无联系方式", en: "The complainant has no contact details any more" },
  CHANNEL_ENDED: { zh: "通道已停用", en: "The channel was ended" },
  SMTP_NOT_SET: { zh: "服务器未设置发件(HEYI_SMTP_URL)", en: "No mail server is set (HEYI_SMTP_URL)" },
  SECRET_UNREADABLE: {
    zh: "通道密钥无法读取,请重新添加通道",
    en: "The channel's secret cannot be read; add the channel anew",
  },
} as const satisfies Labels<MessageFailure>;

/** What stands in braces in a template, and what is put in its place; the codes are the words people write. */
export const PLACEHOLDERS = [
  "编号",
  "项目",
  "称呼",
  "状态",
  "答复时限",
  "承诺时间",
  "进展",
  "结果",
  "查询码",
  "查询网址",
  "事项",
  "办理网址",
] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

const TO_COMPLAINANT = [
  "编号",
  "项目",
  "称呼",
  "状态",
  "答复时限",
  "承诺时间",
  "查询码",
  "查询网址",
] as const satisfies readonly Placeholder[];
/** AUD-2: a staff group's message names the case and what happened, never who complains or of what. */
export const PLACEHOLDERS_OF = {
  ACKNOWLEDGEMENT: TO_COMPLAINANT,
  PROGRESS: [...TO_COMPLAINANT, "进展"],
  RESULT: [...TO_COMPLAINANT, "结果"],
  VISIT: [...TO_COMPLAINANT, "结果"],
  STAFF_NOTICE: ["编号", "项目", "状态", "事项", "办理网址"],
} as const satisfies Readonly<Record<MessageKind, readonly Placeholder[]>>;

/** What a preview puts in. */
export const PLACEHOLDER_SAMPLES = {
  编号: "BY-202602-0007",
  项目: "湾花园",
  称呼: "张先生",
  状态: "正在处理",
  答复时限: "2月14日 周六 18:00",
  承诺时间: "2月13日 周五 12:00",
  进展: "配件已到,明天上午更换",
  结果: "已更换门机,试运行正常",
  查询码: "7K3M-92QX-4TB8-HN5W-PZ6C",
  查询网址: "https://example.com/r#7K3M92QX4TB8HN5WPZ6C",
  事项: "服务上移到项目经理",
  办理网址: "https://example.com/complaints/BY-202602-0007",
} as const satisfies Readonly<Record<Placeholder, string>>;

/** What is sent until a company writes its own. */
export const DEFAULT_TEMPLATES = {
  ACKNOWLEDGEMENT:
    "{称呼},您好。您向{项目}反映的事项已登记,编号 {编号},查询码 {查询码}。我们将在 {答复时限} 前给您答复。随时查看进展:{查询网址}",
  PROGRESS: "{称呼},您好。您反映的事项({编号})有新进展:{进展}。承诺时间:{承诺时间}。详情:{查询网址}",
  RESULT:
    "{称呼},您好。您反映的事项({编号})已处理:{结果}。如有不同意见,请在 {查询网址} 告诉我们,也可以在那里评价。",
  VISIT:
    "{称呼},您好。我们就您反映的事项({编号})回访,暂未联系上您。方便时请在 {查询网址} 评价处理结果,或联系{项目}服务中心。",
  STAFF_NOTICE: "【{项目}】{编号} {事项}\n{办理网址}",
} as const satisfies Readonly<Record<MessageKind, string>>;
