import {
  CATEGORY_LABELS,
  IMPACT_LABELS,
  SEVERITY_LABELS,
  URGENCY_LABELS,
  VALIDITY_LABELS,
} from "@heyi/schema/vocabulary/complaint.ts";
import type { Labels, Locale } from "@heyi/schema/vocabulary/label.ts";
import {
  MESSAGE_CHANNEL_LABELS,
  MESSAGE_FAILURE_LABELS,
  MESSAGE_KIND_LABELS,
} from "@heyi/schema/vocabulary/message.ts";

import { spoken } from "./explain.ts";
import type { TimelineEntry } from "./timeline.ts";

export type FieldChange = {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** Words under which people write with an event, in the order in which they are read. */
const TEXTS = [
  "name",
  "about",
  "text",
  "what",
  "finding",
  "solution",
  "complainantWord",
  "measures",
  "words",
] as const;

/** What was said or done, as one text; the reason stands apart. */
export function textOf({ kind, data, words }: TimelineEntry, locale: Locale): string | null {
  if (kind === "MESSAGE_SENT" || kind === "MESSAGE_FAILED") return fateOf(data, words, locale);
  const parts = TEXTS.map((name) => words[name]).filter((text) => text !== undefined && text !== "");
  return parts.length === 0 ? null : parts.join("\n");
}

/** What was sent by which way to whom, and why it did not arrive. */
function fateOf(data: TimelineEntry["data"], words: TimelineEntry["words"], locale: Locale): string {
  const way = word(data["messageChannel"], MESSAGE_CHANNEL_LABELS, locale);
  const told =
    `${word(data["messageKind"], MESSAGE_KIND_LABELS, locale)} → ${way} ${words["recipient"] ?? ""}`.trim();
  const failure = word(data["failure"], MESSAGE_FAILURE_LABELS, locale);
  if (failure === null) return told;
  const answer = typeof data["answer"] === "string" ? ` (${data["answer"]})` : "";
  const tries = locale === "zh" ? `共试 ${String(data["tries"])} 次` : `tries: ${String(data["tries"])}`;
  return [told, `${failure}${answer}`, tries].join(locale === "zh" ? ";" : "; ");
}

const FIELD_LABELS: Readonly<Record<string, Labels<string> | null>> = {
  category: CATEGORY_LABELS,
  subCategory: null,
  urgency: URGENCY_LABELS,
  impact: IMPACT_LABELS,
  priority: null,
  validity: VALIDITY_LABELS,
};

/** AUD-1: before and after of what an event changed, in words. */
export function changesOf(entry: TimelineEntry, locale: Locale): readonly FieldChange[] {
  const { data } = entry;
  switch (entry.kind) {
    case "TRIAGED":
      return Object.entries(FIELD_LABELS)
        .map(([field, labels]) =>
          change(field, word(data.before?.[field], labels, locale), word(data[field], labels, locale)),
        )
        .filter(({ before, after }) => before !== after);
    case "VALIDITY_CHANGED":
      return [
        change("validity", word(data.from, VALIDITY_LABELS, locale), word(data.to, VALIDITY_LABELS, locale)),
      ];
    case "SEVERITY_SET":
      return [
        change("severity", word(data.from, SEVERITY_LABELS, locale), word(data.to, SEVERITY_LABELS, locale)),
      ];
    case "PROMISE_MOVED":
      return [change("promisedAt", moment(data.from, locale), moment(data.to, locale))];
    case "ESCALATED":
      return [change("level", String(data.from ?? 0), String(data.level ?? ""))];
    case "ASSIGNED":
      return [
        change("department", entry.fromDepartment?.name ?? null, entry.department?.name ?? null),
        change("handler", entry.fromStaff?.name ?? null, entry.staff?.name ?? null),
      ].filter(({ before, after }) => before !== after);
    case "MALICIOUS_FLAGGED":
      return [change("malicious", String(data.malicious !== true), String(data.malicious === true))];
    default:
      return [];
  }
}

function change(field: string, before: string | null, after: string | null): FieldChange {
  return { field, before, after };
}

function word(code: unknown, labels: Labels<string> | null, locale: Locale): string | null {
  if (typeof code !== "string") return null;
  return labels?.[code]?.[locale] ?? code;
}

function moment(at: unknown, locale: Locale): string | null {
  return typeof at === "string" ? spoken(new Date(at), locale) : null;
}
