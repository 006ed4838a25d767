import { CLOCK_KIND_LABELS, type ClockKind } from "@heyi/schema/vocabulary/clock.ts";
import { RESIDENT_STATE_LABELS, type State } from "@heyi/schema/vocabulary/complaint.ts";
import { EVENT_KIND_LABELS, type EventKind } from "@heyi/schema/vocabulary/event.ts";
import { LEVEL_ROLES, ROLE_LABELS } from "@heyi/schema/vocabulary/org.ts";

import { spoken } from "../complaint/explain.ts";
import type { PlaceholderValues } from "./rules/template.ts";

/** What a message can speak of, as it stands when it is sent. */
export type MessageMatter = {
  readonly number: string;
  readonly project: string;
  readonly state: State;
  readonly trackingCode: string;
  readonly complainantName: string | null;
  readonly replyDueAt: Date | null;
  readonly promisedAt: Date | null;
  readonly event: {
    readonly kind: EventKind;
    readonly data: Readonly<Record<string, unknown>>;
    readonly words: Readonly<Record<string, string>>;
  };
  /** What was said when it was resolved last. */
  readonly solution: string | null;
};

/** A gateway's message is short; the whole stands under the tracking code. */
const LONGEST_WORDS = 100;

export function valuesOf(matter: MessageMatter, publicUrl: string): PlaceholderValues {
  const { event, number, trackingCode } = matter;
  return {
    编号: number,
    项目: matter.project,
    称呼: matter.complainantName ?? "业主",
    状态: RESIDENT_STATE_LABELS[matter.state].zh,
    答复时限: matter.replyDueAt === null ? "规定时限" : spoken(matter.replyDueAt, "zh"),
    承诺时间: matter.promisedAt === null ? "另行告知" : spoken(matter.promisedAt, "zh"),
    进展: short(progressOf(matter)),
    结果: short(matter.solution ?? "详见查询网址"),
    查询码: trackingCode.match(/.{1,4}/g)?.join("-") ?? trackingCode,
    查询网址: `${publicUrl}/r#${trackingCode}`,
    事项: happeningOf(event),
    办理网址: `${publicUrl}/complaints/${number}`,
  };
}

function progressOf({ event, promisedAt }: MessageMatter): string {
  const words = event.words["what"] ?? event.words["text"];
  if (event.kind === "PROGRESS_NOTED" || event.kind === "PLANNED" || event.kind === "PROMISED")
    if (words !== undefined && words !== "") return words;
  return promisedAt === null ? EVENT_KIND_LABELS[event.kind].zh : `预计 ${spoken(promisedAt, "zh")} 前完成`;
}

/** AUD-2: codes in words, nothing anybody wrote. */
function happeningOf({ kind, data }: MessageMatter["event"]): string {
  const what = EVENT_KIND_LABELS[kind].zh;
  if (kind === "CLOCK_OVERDUE") return `${CLOCK_KIND_LABELS[data["clock"] as ClockKind].zh}${what}`;
  const role = kind === "ESCALATED" ? LEVEL_ROLES[Number(data["level"]) - 1] : undefined;
  return role === undefined ? what : `${what}到${ROLE_LABELS[role].zh}`;
}

function short(text: string): string {
  const letters = [...text.replaceAll(/\s+/g, " ").trim()];
  return letters.length <= LONGEST_WORDS
    ? letters.join("")
    : `${letters.slice(0, LONGEST_WORDS - 1).join("")}…`;
}
