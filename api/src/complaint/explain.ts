import { CLOCK_KIND_LABELS, DAY_GROUND_LABELS, type ClockKind } from "@heyi/schema/vocabulary/clock.ts";
import type { Locale } from "@heyi/schema/vocabulary/label.ts";

import { localDate, localTime, weekday } from "../kernel/local-time.ts";
import type { Explanation } from "../sla/deadline.ts";
import type { Clock } from "./facts.ts";

const WEEKDAYS = {
  zh: ["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
  en: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
} as const;

/** An instant as people say it: 2月24日 周二 18:00. */
export function spoken(at: Date, locale: Locale): string {
  const date = localDate(at);
  const [, month = "", day = ""] = date.split("-");
  const name = WEEKDAYS[locale][weekday(date) - 1] ?? "";
  return locale === "zh"
    ? `${Number(month)}月${Number(day)}日 ${name} ${localTime(at)}`
    : `${name} ${date} ${localTime(at)}`;
}

/** SLA-6: why a deadline is where it is, in one breath. */
export function explanationText(
  kind: ClockKind,
  clock: Pick<Clock, "dueAt" | "explanation" | "provisional">,
  locale: Locale,
): string {
  const { explanation, dueAt } = clock;
  const from = spoken(new Date(explanation.from), locale);
  const due = spoken(dueAt, locale);
  const skipped = skippedDays(explanation, locale);
  const label = CLOCK_KIND_LABELS[kind][locale];
  const span = spanText(explanation.span, locale);
  const paused = pausedMinutes(explanation);
  if (locale === "zh") {
    return [
      `${label}:自 ${from} 起${span},到 ${due}。`,
      skipped === "" ? "" : `未计入:${skipped}。`,
      paused === 0 ? "" : `挂起 ${paused} 分钟已顺延。`,
      clock.provisional ? "该年放假通知尚未公布,此时限为暂定,公布后自动重算。" : "",
    ].join("");
  }
  return [
    `${label}: ${span} from ${from}, due ${due}.`,
    skipped === "" ? "" : ` Not counted: ${skipped}.`,
    paused === 0 ? "" : ` Extended by ${counted(paused, "minute")} of suspension.`,
    clock.provisional
      ? " Provisional: the year's holiday notice is not out yet; it will be computed anew."
      : "",
  ].join("");
}

/** Minutes of suspension inside the deadline. */
export function pausedMinutes(explanation: Explanation): number {
  return explanation.pauses.reduce((sum, pause) => sum + (pause.minutes ?? 0), 0);
}

export function spanText(span: Explanation["span"], locale: Locale): string {
  const zh = locale === "zh";
  switch (span.kind) {
    case "MINUTES":
      if (span.minutes % 60 === 0)
        return zh ? ` ${span.minutes / 60} 小时` : counted(span.minutes / 60, "hour");
      return zh ? ` ${span.minutes} 分钟` : counted(span.minutes, "minute");
    case "WORKING_DAYS":
      return zh ? ` ${span.days} 个工作日` : counted(span.days, "working day");
    case "CALENDAR_DAYS":
      return zh ? ` ${span.days} 天` : counted(span.days, "day");
    case "END_OF_DAY":
      return zh ? "当日" : "the same day";
    case "PROMISE":
      return zh ? "按承诺时间" : "as promised";
    default:
      return span satisfies never;
  }
}

function counted(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}

function skippedDays({ days }: Explanation, locale: Locale): string {
  return days
    .filter((day) => !day.counted && day.ground !== "WEEKEND")
    .map((day) => {
      const [, month = "", date = ""] = day.date.split("-");
      const ground = DAY_GROUND_LABELS[day.ground][locale];
      return locale === "zh"
        ? `${Number(month)}月${Number(date)}日(${day.ground === "HOLIDAY" ? (day.name ?? ground) : ground})`
        : `${day.date} (${ground})`;
    })
    .join(locale === "zh" ? "、" : ", ");
}
