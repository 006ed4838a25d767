import type { Labels } from "./label.ts";

export const ROLES = [
  "AGENT",
  "DISPATCHER",
  "HANDLER",
  "SUPERVISOR",
  "PROJECT_MANAGER",
  "COMPANY_QA",
  "MEDIATOR",
  "ADMIN",
] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_LABELS = {
  AGENT: { zh: "客服", en: "Agent" },
  DISPATCHER: { zh: "调度", en: "Dispatcher" },
  HANDLER: { zh: "经办人", en: "Handler" },
  SUPERVISOR: { zh: "客服主任", en: "Supervisor" },
  PROJECT_MANAGER: { zh: "项目经理", en: "Project manager" },
  COMPANY_QA: { zh: "公司品质", en: "Company QA" },
  MEDIATOR: { zh: "调解员", en: "Mediator" },
  ADMIN: { zh: "系统管理员", en: "Administrator" },
} as const satisfies Labels<Role>;

/** ORG-3: held for the whole company, never for one project. */
export const COMPANY_ROLES = ["COMPANY_QA", "ADMIN"] as const satisfies readonly Role[];

/** ORG-2: the departments every project starts with; a company may add its own. */
export const DEPARTMENTS = [
  "ENGINEERING",
  "CLEANING",
  "ORDER",
  "LANDSCAPING",
  "CUSTOMER_SERVICE",
  "CHARGES",
  "CLUBHOUSE",
  "RENOVATION",
] as const;
export type DepartmentCode = (typeof DEPARTMENTS)[number];

export const DEPARTMENT_LABELS = {
  ENGINEERING: { zh: "工程", en: "Engineering" },
  CLEANING: { zh: "保洁", en: "Cleaning" },
  ORDER: { zh: "秩序", en: "Order and security" },
  LANDSCAPING: { zh: "绿化", en: "Landscaping" },
  CUSTOMER_SERVICE: { zh: "客服", en: "Customer service" },
  CHARGES: { zh: "收费", en: "Charges" },
  CLUBHOUSE: { zh: "会所", en: "Clubhouse" },
  RENOVATION: { zh: "装修管理", en: "Renovation control" },
} as const satisfies Labels<DepartmentCode>;

/** ESC-1: who answers at each level of the ladder above the handler. */
export const LEVEL_ROLES = ["SUPERVISOR", "PROJECT_MANAGER", "COMPANY_QA"] as const satisfies readonly Role[];
