import type { Label, Locale } from "@heyi/schema/vocabulary/label.ts";

/** Why a line is refused. `{found}` is what stands there, `{allowed}` what may. */
const FAULTS = {
  NOT_JSON: { zh: "不是一个 JSON 对象", en: "is not one JSON object" },
  REQUIRED: { zh: "缺少此项", en: "is missing" },
  UNKNOWN_FIELD: { zh: "没有这个字段", en: "is no field of this format" },
  WRONG_TYPE: { zh: "类型不对,应为 {allowed}", en: "is of the wrong type; it must be {allowed}" },
  UNKNOWN_CODE: {
    zh: "没有 {found} 这个代码,可用:{allowed}",
    en: "{found} is no known code; allowed: {allowed}",
  },
  NOT_A_DATE: {
    zh: "{found} 不是有效的时间,应如 {allowed}",
    en: "{found} is no valid time; write it like {allowed}",
  },
  TOO_LONG: { zh: "太长,最多 {allowed} 字", en: "is too long: at most {allowed} characters" },
  OUT_OF_RANGE: { zh: "{found} 超出范围,应在 {allowed}", en: "{found} is out of range; allowed: {allowed}" },
  NOT_STORABLE: { zh: "含有无法保存的字符", en: "holds a character that cannot be kept" },
  NOT_A_PHONE: { zh: "不是有效的电话号码", en: "is no phone number" },
  MUST_BE_ABSENT: { zh: "匿名投诉不得填写", en: "must be null for an anonymous complainant" },
  UNKNOWN_REFERENCE: {
    zh: "{found} 不存在,应为 {allowed}",
    en: "{found} does not exist; it must be {allowed}",
  },
  DUPLICATE: { zh: "{found} 与第 {allowed} 行重复", en: "{found} stands in line {allowed} already" },
  TAKEN: {
    zh: "{found} 已导入过,内容不同;{allowed}",
    en: "{found} was imported before with other content; {allowed}",
  },
  OUT_OF_ORDER: {
    zh: "{found} 的时间次序不对,应{allowed}",
    en: "{found} is out of order; it must be {allowed}",
  },
  WRONG_STATE: {
    zh: "状态 {found} 下不能这样做,可在:{allowed}",
    en: "cannot happen in state {found}; allowed in: {allowed}",
  },
  NO_RIGHT: {
    zh: "{found} 在此项目无权这样做,可由:{allowed}",
    en: "{found} may not do this here; allowed: {allowed}",
  },
  MISMATCH: {
    zh: "写的是 {found},按经过应为 {allowed}",
    en: "is {found}, but by the history it must be {allowed}",
  },
} as const satisfies Record<string, Label>;

export type FaultCode = keyof typeof FAULTS;

/** One thing wrong in a file: which line, which field of it, and why. */
export type Fault = {
  readonly line: number;
  readonly field: string;
  readonly code: FaultCode;
  readonly found: string;
  readonly allowed: string | Label;
};

/** How a check says what it found. */
export type Say = (field: string, code: FaultCode, found: string, allowed?: string | Label) => void;

export function isFaultCode(code: unknown): code is FaultCode {
  return typeof code === "string" && Object.hasOwn(FAULTS, code);
}

/** In place of a line's number: what is wrong concerns all of them. */
export const WHOLE_FILE = 0;

export function faultText(fault: Fault, locale: Locale): string {
  const allowed = typeof fault.allowed === "string" ? fault.allowed : fault.allowed[locale];
  const reason = FAULTS[fault.code][locale]
    .replaceAll("{found}", () => fault.found)
    .replaceAll("{allowed}", () => allowed);
  if (fault.line === WHOLE_FILE) return `${fault.field}: ${reason}`;
  return locale === "zh"
    ? `第 ${fault.line} 行 ${fault.field}:${reason}`
    : `line ${fault.line}, ${fault.field}: ${reason}`;
}
