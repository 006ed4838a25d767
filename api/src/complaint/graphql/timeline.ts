import type { EventKind as EventKindCode } from "@heyi/schema/vocabulary/event.ts";

import { builder } from "../../graphql/builder.ts";
import { ClockKind, ContactHow, EscalationCause, EventKind } from "../../graphql/vocabulary.ts";
import { changesOf, textOf, type FieldChange as Change } from "../timeline-words.ts";
import { encodeTimelineCursor, type TimelineEntry as Entry, type TimelinePage as Page } from "../timeline.ts";
import { DepartmentName, StaffName } from "./names.ts";

const FieldChange = builder.objectRef<Change>("FieldChange").implement({
  description: "Before and after of one field, in words of the reader's language (AUD-1).",
  fields: (t) => ({
    field: t.exposeString("field", { description: "Which field, by its name in the API." }),
    before: t.exposeString("before", { nullable: true, description: "Null where there was nothing." }),
    after: t.exposeString("after", { nullable: true, description: "Null where there is nothing now." }),
  }),
});

const BY_COMPLAINANT: readonly EventKindCode[] = [
  "REGISTERED",
  "REMARKED",
  "RESULT_CONFIRMED",
  "RESULT_REFUSED",
];

/** Of what nobody of the staff did. */
function isByComplainant(kind: EventKindCode, visitor: unknown): boolean {
  return BY_COMPLAINANT.includes(kind) || (kind === "VISITED" && visitor === "COMPLAINANT");
}

export const TimelineEntry = builder.objectRef<Entry>("TimelineEntry").implement({
  description:
    "One event of a complaint, read with the reader's rights (留痕). Fields that the event has no part in are null.",
  fields: (t) => ({
    id: t.id({ description: "Stable id of the event.", resolve: (e) => encodeTimelineCursor(e) }),
    kind: t.expose("kind", { type: EventKind, description: "What happened." }),
    at: t.expose("at", { type: "DateTime", description: "When." }),
    actor: t.field({
      type: StaffName,
      nullable: true,
      description: "Who of the staff; null: the complainant or the system.",
      resolve: (e) => e.actor,
    }),
    byComplainant: t.boolean({
      description: "Done by the complainant, under the tracking code or on the report page.",
      resolve: (e) => e.actor === null && isByComplainant(e.kind, e.data["visitor"]),
    }),
    public: t.exposeBoolean("public", { description: "The complainant sees it under the tracking code." }),
    text: t.string({
      nullable: true,
      description: "What was said, found, promised or done.",
      resolve: (e, _args, { locale }) => textOf(e, locale),
    }),
    reason: t.string({
      nullable: true,
      description: "The reason given.",
      resolve: (e) => e.words.reason ?? null,
    }),
    staff: t.field({
      type: StaffName,
      nullable: true,
      description: "Whom it concerns, such as the handler.",
      resolve: (e) => e.staff,
    }),
    department: t.field({
      type: DepartmentName,
      nullable: true,
      description: "Department it concerns.",
      resolve: (e) => e.department,
    }),
    level: t.int({
      nullable: true,
      description: "Escalation level reached.",
      resolve: (e) => e.data.level ?? null,
    }),
    cause: t.field({
      type: EscalationCause,
      nullable: true,
      description: "Why it went up.",
      resolve: (e) => (e.kind === "ESCALATED" ? (e.data.cause ?? null) : null),
    }),
    clock: t.field({
      type: ClockKind,
      nullable: true,
      description: "Which clock it tells of.",
      resolve: (e) => e.data.clock ?? null,
    }),
    how: t.field({
      type: ContactHow,
      nullable: true,
      description: "How the complainant was reached.",
      resolve: (e) => (e.kind === "CONTACTED" || e.kind === "RESPONDED" ? (e.data.how ?? null) : null),
    }),
    isReply: t.boolean({
      description: "A contact that was the substantive answer (SLA-1).",
      resolve: (e) => e.data.isReply === true,
    }),
    dueAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "The deadline, promised date or review date it tells of.",
      resolve: ({ data }) => {
        const at = data.dueAt ?? data.promisedAt ?? data.reviewAt;
        return at === undefined ? null : new Date(at);
      },
    }),
    changes: t.field({
      type: [FieldChange],
      description: "What it changed.",
      resolve: (e, _args, { locale }) => [...changesOf(e, locale)],
    }),
  }),
});

const TimelineEdge = builder.objectRef<Entry>("TimelineEdge").implement({
  description: "An entry with its place.",
  fields: (t) => ({
    cursor: t.string({ description: "Place in the timeline.", resolve: encodeTimelineCursor }),
    node: t.field({ type: TimelineEntry, description: "The entry.", resolve: (entry) => entry }),
  }),
});
export const TimelinePage = builder.objectRef<Page>("TimelineConnection").implement({
  description: "A part of the timeline, newest first.",
  fields: (t) => ({
    edges: t.field({ type: [TimelineEdge], description: "Entries.", resolve: (page) => [...page.entries] }),
    pageInfo: t.field({
      type: builder.pageInfoRef(),
      description: "Whether there is more.",
      resolve: ({ entries, hasNextPage }) => {
        const [first, last] = [entries[0], entries.at(-1)];
        return {
          hasNextPage,
          hasPreviousPage: false,
          startCursor: first === undefined ? null : encodeTimelineCursor(first),
          endCursor: last === undefined ? null : encodeTimelineCursor(last),
        };
      },
    }),
  }),
});
