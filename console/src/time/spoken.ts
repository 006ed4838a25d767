import type { Locale } from "@heyi/schema/vocabulary/label.ts";
import { DAY, HOUR, MINUTE, dayNumber, wallTime } from "./shanghai.ts";

const WEEKDAYS: Readonly<Record<Locale, readonly string[]>> = {
  zh: ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
  en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
};
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** U+2212: as wide as a figure, unlike the hyphen. */
const MINUS = "−";

const two = (value: number) => String(value).padStart(2, "0");

/** A span for a narrow column: 3时41分, 9分05秒 in the last ten minutes, −12分 once it has run out. */
export function shortLeft(left: number, locale: Locale): string {
  const words =
    locale === "zh"
      ? { d: "天", h: "时", m: "分", s: "秒", gap: "" }
      : { d: "d", h: "h", m: "m", s: "s", gap: " " };
  const sign = left < 0 ? MINUS : "";
  const span = Math.abs(left);
  // What is left is cut, never rounded up: a clock that shows a minute has it.
  const minutes = Math.floor(span / MINUTE);
  if (span >= DAY) {
    return `${sign}${Math.floor(span / DAY)}${words.d}${words.gap}${Math.floor((span % DAY) / HOUR)}${words.h}`;
  }
  if (span >= HOUR)
    return `${sign}${Math.floor(span / HOUR)}${words.h}${words.gap}${two(minutes % 60)}${words.m}`;
  if (minutes >= 10) return `${sign}${minutes}${words.m}`;
  return `${sign}${minutes}${words.m}${words.gap}${two(Math.floor((span % MINUTE) / 1000))}${words.s}`;
}

/** A span as it is spoken: 3 小时 41 分. */
export function spokenSpan(span: number, locale: Locale): string {
  const minutes = Math.floor(Math.abs(span) / MINUTE);
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  const parts: string[] = [];
  const words = locale === "zh" ? [" 天", " 小时", " 分"] : [" d", " h", " min"];
  if (days > 0) parts.push(`${days}${words[0]}`);
  if (hours > 0) parts.push(`${hours}${words[1]}`);
  if (days === 0 && (rest > 0 || hours === 0)) parts.push(`${rest}${words[2]}`);
  return parts.join(" ");
}

/** 还剩 3 小时 41 分, 超时 12 分. */
export function spokenLeft(left: number, locale: Locale): string {
  const span = spokenSpan(left, locale);
  if (locale === "zh") return left < 0 ? `超时 ${span}` : `还剩 ${span}`;
  return left < 0 ? `${span} overdue` : `${span} left`;
}

export function clockTime(at: number): string {
  const { hour, minute } = wallTime(at);
  return `${two(hour)}:${two(minute)}`;
}

/** 今天 18:00, 明天 09:30, 周二 18:00 within the coming week, else the date. */
export function dayAndTime(at: number, now: number, locale: Locale): string {
  return `${dayName(at, now, locale)} ${clockTime(at)}`;
}

function dayName(at: number, now: number, locale: Locale): string {
  const ahead = dayNumber(at) - dayNumber(now);
  const near: Readonly<Record<number, string>> =
    locale === "zh"
      ? { [-1]: "昨天", 0: "今天", 1: "明天" }
      : { [-1]: "yesterday", 0: "today", 1: "tomorrow" };
  const named = near[ahead];
  if (named !== undefined) return named;
  const wall = wallTime(at);
  if (ahead > 1 && ahead < 7) return WEEKDAYS[locale][wall.weekday] ?? "";
  const year = wall.year === wallTime(now).year ? undefined : wall.year;
  if (locale === "zh") return `${year === undefined ? "" : `${year}年`}${wall.month}月${wall.day}日`;
  return `${wall.day} ${MONTHS[wall.month - 1]}${year === undefined ? "" : ` ${year}`}`;
}

/** 周二 18:00 前. */
export function before(at: number, now: number, locale: Locale): string {
  const when = dayAndTime(at, now, locale);
  return locale === "zh" ? `${when} 前` : `by ${when}`;
}

export function weekdayName(date: string, locale: Locale): string {
  return WEEKDAYS[locale][new Date(`${date}T00:00:00Z`).getUTCDay()] ?? "";
}

/** 2月5日, of a date that has no time. */
export function dateName(date: string, locale: Locale): string {
  const [, month, day] = date.split("-").map(Number);
  return locale === "zh" ? `${month}月${day}日` : `${day} ${monthName(month ?? 1, locale)}`;
}

export function monthName(month: number, locale: Locale): string {
  return locale === "zh" ? `${month}月` : (MONTHS[month - 1] ?? "");
}

/** Monday first, as short as they come: 一, Mo. */
export function weekdayLetters(locale: Locale): readonly string[] {
  const letters = WEEKDAYS[locale].map((name) => (locale === "zh" ? name.slice(1) : name.slice(0, 2)));
  return [...letters.slice(1), ...letters.slice(0, 1)];
}
