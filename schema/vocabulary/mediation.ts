import type { Labels } from "./label.ts";

/** MED-2 */
export const CASE_STATES = [
  "PROPOSED",
  "CONSENTED",
  "IN_SESSION",
  "AGREED",
  "PERFORMING",
  "PERFORMED",
  "BREACHED",
  "FAILED",
  "WITHDRAWN",
] as const;
export type CaseState = (typeof CASE_STATES)[number];
export const CASE_STATE_LABELS = {
  PROPOSED: { zh: "提议调解", en: "Proposed" },
  CONSENTED: { zh: "各方同意", en: "Consented" },
  IN_SESSION: { zh: "调解中", en: "In session" },
  AGREED: { zh: "达成协议", en: "Agreed" },
  PERFORMING: { zh: "履行中", en: "Performing" },
  PERFORMED: { zh: "履行完毕", en: "Performed" },
  BREACHED: { zh: "违约", en: "Breached" },
  FAILED: { zh: "未达成", en: "Failed" },
  WITHDRAWN: { zh: "撤回", en: "Withdrawn" },
} as const satisfies Labels<CaseState>;

/** What disputes are about. */
export const DISPUTE_KINDS = [
  "LEAK",
  "RENOVATION_DAMAGE",
  "NOISE",
  "PARKING_SPACE",
  "UNPAID_FEES",
  "FALLING_OBJECT",
  "DOG_BITE",
  "LIFT_OUTAGE",
  "DEVELOPER_PROMISE",
  "ILLEGAL_CONSTRUCTION",
  "SHARED_SPACE",
  "COMMERCIAL_FUMES",
  "OTHER",
] as const;
export type DisputeKind = (typeof DISPUTE_KINDS)[number];
export const DISPUTE_KIND_LABELS = {
  LEAK: { zh: "漏水", en: "Leak" },
  RENOVATION_DAMAGE: { zh: "装修损坏", en: "Renovation damage" },
  NOISE: { zh: "噪音", en: "Noise" },
  PARKING_SPACE: { zh: "车位", en: "Parking space" },
  UNPAID_FEES: { zh: "欠费", en: "Unpaid fees" },
  FALLING_OBJECT: { zh: "高空坠物", en: "Falling object" },
  DOG_BITE: { zh: "犬只伤人", en: "Dog bite" },
  LIFT_OUTAGE: { zh: "电梯停运", en: "Lift outage" },
  DEVELOPER_PROMISE: { zh: "开发商承诺", en: "Developer's promise" },
  ILLEGAL_CONSTRUCTION: { zh: "违法搭建", en: "Illegal construction" },
  SHARED_SPACE: { zh: "共用部位", en: "Shared space" },
  COMMERCIAL_FUMES: { zh: "商铺油烟", en: "Commercial fumes" },
  OTHER: { zh: "其他", en: "Other" },
} as const satisfies Labels<DisputeKind>;

/** MED-1 */
export const PARTY_ROLES = ["OWNER", "TENANT", "COMPANY", "DEVELOPER", "CONTRACTOR", "OTHER"] as const;
export type PartyRole = (typeof PARTY_ROLES)[number];
export const PARTY_ROLE_LABELS = {
  OWNER: { zh: "业主", en: "Owner" },
  TENANT: { zh: "租户", en: "Tenant" },
  COMPANY: { zh: "物业公司", en: "Management company" },
  DEVELOPER: { zh: "开发商", en: "Developer" },
  CONTRACTOR: { zh: "施工或维保单位", en: "Contractor" },
  OTHER: { zh: "其他", en: "Other" },
} as const satisfies Labels<PartyRole>;

/** AGR-1 */
export const PARTY_TYPES = ["NATURAL", "LEGAL"] as const;
export type PartyType = (typeof PARTY_TYPES)[number];
export const PARTY_TYPE_LABELS = {
  NATURAL: { zh: "自然人", en: "Natural person" },
  LEGAL: { zh: "单位", en: "Legal person" },
} as const satisfies Labels<PartyType>;

/** MED-1: each step keeps its record. */
export const LADDER_STEPS = [
  "NEGOTIATION",
  "MEDIATION",
  "ARBITRATION",
  "LITIGATION",
  "AUTHORITY",
  "COMMITTEE",
] as const;
export type LadderStep = (typeof LADDER_STEPS)[number];
export const LADDER_STEP_LABELS = {
  NEGOTIATION: { zh: "协商", en: "Negotiation" },
  MEDIATION: { zh: "调解", en: "Mediation" },
  ARBITRATION: { zh: "仲裁", en: "Arbitration" },
  LITIGATION: { zh: "诉讼", en: "Litigation" },
  AUTHORITY: { zh: "主管部门", en: "Authority" },
  COMMITTEE: { zh: "人民调解委员会", en: "People's mediation committee" },
} as const satisfies Labels<LadderStep>;

/** MED-4 */
export const SESSION_MODES = ["JOINT", "SEPARATE", "PHONE", "VIDEO", "ON_SITE"] as const;
export type SessionMode = (typeof SESSION_MODES)[number];
export const SESSION_MODE_LABELS = {
  JOINT: { zh: "面对面", en: "Joint" },
  SEPARATE: { zh: "背对背", en: "Separate" },
  PHONE: { zh: "电话", en: "Phone" },
  VIDEO: { zh: "视频", en: "Video" },
  ON_SITE: { zh: "现场", en: "On site" },
} as const satisfies Labels<SessionMode>;

/** MED-5: who may read a record of a case. */
export const RECORD_LEVELS = ["JOINT", "STAFF", "MEDIATOR_ONLY"] as const;
export type RecordLevel = (typeof RECORD_LEVELS)[number];
export const RECORD_LEVEL_LABELS = {
  JOINT: { zh: "各方可见", en: "Parties and case staff" },
  STAFF: { zh: "工作人员可见", en: "Case staff" },
  MEDIATOR_ONLY: { zh: "仅调解员可见", en: "The mediator only" },
} as const satisfies Labels<RecordLevel>;

/** MED-4 */
export const OFFER_ANSWERS = ["ACCEPTED", "REJECTED", "COUNTERED"] as const;
export type OfferAnswer = (typeof OFFER_ANSWERS)[number];
export const OFFER_ANSWER_LABELS = {
  ACCEPTED: { zh: "接受", en: "Accepted" },
  REJECTED: { zh: "拒绝", en: "Rejected" },
  COUNTERED: { zh: "另提方案", en: "Countered" },
} as const satisfies Labels<OfferAnswer>;

/** MED-3: before whom a case may come. The company's own panel is not neutral where the company is a party. */
export const ORGANISATION_KINDS = ["OWN_PANEL", "PEOPLES_COMMITTEE", "ASSOCIATION", "AUTHORITY"] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];
export const ORGANISATION_KIND_LABELS = {
  OWN_PANEL: { zh: "公司调解室", en: "The company's own panel" },
  PEOPLES_COMMITTEE: { zh: "人民调解委员会", en: "People's mediation committee" },
  ASSOCIATION: { zh: "行业协会", en: "Association" },
  AUTHORITY: { zh: "主管部门", en: "Authority" },
} as const satisfies Labels<OrganisationKind>;

/** MED-3: why somebody may not mediate a case. */
export const RECUSAL_GROUNDS = [
  "HANDLER",
  "DEPARTMENT",
  "COMPLAINED_ABOUT",
  "RELATED",
  "OWN_PANEL",
  "OBJECTED_TO",
  "NOT_A_MEDIATOR",
] as const;
export type RecusalGround = (typeof RECUSAL_GROUNDS)[number];
export const RECUSAL_GROUND_LABELS = {
  HANDLER: { zh: "经办过所涉投诉", en: "Handled a linked complaint" },
  DEPARTMENT: { zh: "属于所涉投诉的责任部门", en: "Belongs to the department of a linked complaint" },
  COMPLAINED_ABOUT: { zh: "是所涉投诉的被投诉人", en: "Is complained about in a linked complaint" },
  RELATED: { zh: "与当事人有利害关系", en: "Is related to a party" },
  OWN_PANEL: {
    zh: "公司是当事人,公司调解室不中立",
    en: "The company is a party; its own panel is not neutral",
  },
  OBJECTED_TO: { zh: "当事人已申请其回避", en: "A party has objected" },
  NOT_A_MEDIATOR: { zh: "不是本项目的调解员", en: "Is no mediator of this project" },
} as const satisfies Labels<RecusalGround>;

/** AGR-1: what proves who a party is. */
export const IDENTITY_TYPES = ["RESIDENT_ID", "CREDIT_CODE", "PASSPORT"] as const;
export type IdentityType = (typeof IDENTITY_TYPES)[number];
export const IDENTITY_TYPE_LABELS = {
  RESIDENT_ID: { zh: "居民身份证", en: "Resident identity card" },
  CREDIT_CODE: { zh: "统一社会信用代码", en: "Unified social credit code" },
  PASSPORT: { zh: "护照", en: "Passport" },
} as const satisfies Labels<IdentityType>;

/** AUD-2: to whom a case's data may be given. */
export const BODY_KINDS = ["COURT", "COMMITTEE", "AUTHORITY", "ASSOCIATION", "POLICE"] as const;
export type BodyKind = (typeof BODY_KINDS)[number];
export const BODY_KIND_LABELS = {
  COURT: { zh: "法院", en: "Court" },
  COMMITTEE: { zh: "人民调解委员会", en: "People's mediation committee" },
  AUTHORITY: { zh: "主管部门", en: "Authority" },
  ASSOCIATION: { zh: "行业协会", en: "Association" },
  POLICE: { zh: "公安机关", en: "Police" },
} as const satisfies Labels<BodyKind>;

/** AUD-2: what of a case is given; what was said in confidence is never among it (MED-5). */
export const CASE_DATA = [
  "PARTICULARS",
  "MATTER",
  "SESSIONS",
  "OFFERS",
  "AGREEMENTS",
  "PERFORMANCE",
] as const;
export type CaseData = (typeof CASE_DATA)[number];
export const CASE_DATA_LABELS = {
  PARTICULARS: { zh: "当事人资料", en: "The parties' particulars" },
  MATTER: { zh: "事由与请求", en: "Matter and claims" },
  SESSIONS: { zh: "调解记录", en: "Records of sessions" },
  OFFERS: { zh: "方案", en: "Offers" },
  AGREEMENTS: { zh: "调解协议", en: "Agreements" },
  PERFORMANCE: { zh: "履行情况", en: "Performance" },
} as const satisfies Labels<CaseData>;
