import { CLOCK_KIND_LABELS } from "@heyi/schema/vocabulary/clock.ts";
import { CONTACT_HOW_LABELS, ESCALATION_CAUSE_LABELS } from "@heyi/schema/vocabulary/complaint.ts";
import { EVENT_KIND_LABELS, type EventKind } from "@heyi/schema/vocabulary/event.ts";
import { LEVEL_ROLES, ROLE_LABELS } from "@heyi/schema/vocabulary/org.ts";
import type { TimelineItemFragment } from "../../generated/graphql.ts";
import type { Words } from "../i18n/use-words.ts";

export const TIMELINE_FILTERS = ["All", "Public", "Contacts", "Clocks"] as const;
export type TimelineFilter = (typeof TIMELINE_FILTERS)[number];

const CONTACTS: readonly EventKind[] = [
  "RESPONDED",
  "CONTACTED",
  "PROMISED",
  "PROMISE_MOVED",
  "VISITED",
  "SILENCE_NOTICED",
  "MESSAGE_SENT",
  "MESSAGE_FAILED",
];
const CLOCKS: readonly EventKind[] = [
  "CLOCK_DUE_SOON",
  "CLOCK_OVERDUE",
  "CLOCK_LIMIT_PASSED",
  "DEADLINES_RECOMPUTED",
  "ESCALATED",
  "SUSPENDED",
  "RESUMED",
];

/** Who did it: one of the staff, the complainant, or the house itself. */
export function actorWords(
  { t }: Words,
  { actor, byComplainant }: Pick<TimelineItemFragment, "actor" | "byComplainant">,
): string {
  return actor?.name ?? t(byComplainant ? "complaint.timelineComplainant" : "complaint.timelineSystem");
}

type Entry = Pick<TimelineItemFragment, "kind" | "public">;

export function passes(filter: TimelineFilter, entry: Entry): boolean {
  switch (filter) {
    case "All":
      return true;
    case "Public":
      return entry.public;
    case "Contacts":
      return CONTACTS.includes(entry.kind);
    case "Clocks":
      return CLOCKS.includes(entry.kind);
  }
}

/** The event with what it was about: 派单 → 工程 · 吴海涛. */
export function entryTitle({ t, label }: Words, entry: TimelineItemFragment): string {
  const clock = entry.clock === null ? undefined : label(CLOCK_KIND_LABELS, entry.clock);
  const event = label(EVENT_KIND_LABELS, entry.kind);
  const named = clock === undefined || entry.cause !== null ? event : `${clock} · ${event}`;
  const taker = [entry.department?.name, entry.staff?.name].filter((name) => name !== undefined).join(" · ");
  const role = entry.level === null ? undefined : LEVEL_ROLES[entry.level - 1];
  return [
    named,
    ...(taker === "" ? [] : [`→ ${taker}`]),
    ...(role === undefined ? [] : [t("complaint.toLevel", { level: label(ROLE_LABELS, role) })]),
    ...(entry.cause === null ? [] : [`· ${label(ESCALATION_CAUSE_LABELS, entry.cause)}`]),
    ...(entry.how === null ? [] : [`· ${label(CONTACT_HOW_LABELS, entry.how)}`]),
  ].join(" ");
}

/** Fields as the log names them, in words. */
const FIELDS = [
  "category",
  "subCategory",
  "urgency",
  "impact",
  "priority",
  "validity",
  "severity",
  "promisedAt",
  "department",
  "handler",
  "owner",
  "malicious",
  "level",
] as const;

type Change = TimelineItemFragment["changes"][number];

export function changeWords({ t }: Words, { field, before, after }: Change): string {
  const known = FIELDS.find((name) => name === field);
  const name = known === undefined ? field : t(`complaint.${known}`);
  if (before === null)
    return t("complaint.changedTo", { field: name, after: after ?? t("complaint.nothing") });
  return after === null
    ? t("complaint.changedFrom", { field: name, before })
    : t("complaint.changed", { field: name, before, after });
}

/** The title has said the level and the taker already. */
export function changesBeside(
  entry: Pick<TimelineItemFragment, "changes" | "level" | "department">,
): readonly Change[] {
  return entry.changes.filter(
    ({ field }) =>
      !(field === "level" && entry.level !== null) &&
      !((field === "department" || field === "handler") && entry.department !== null),
  );
}
