import type { SuspendReason as Reason } from "@heyi/schema/vocabulary/complaint.ts";

import { builder } from "../../graphql/builder.ts";
import { ClockKind, ClockState, DayGround, SuspendReason, Urge } from "../../graphql/vocabulary.ts";
import type { ComplaintId } from "../../kernel/ids.ts";
import type { Explanation } from "../../sla/deadline.ts";
import { explanationText, pausedMinutes, spanText } from "../explain.ts";
import type { Clock, Suspension as Stretch } from "../facts.ts";

const ExplainedDay = builder.objectRef<Explanation["days"][number]>("ExplainedDay").implement({
  description: "One day looked at for a working-day deadline.",
  fields: (t) => ({
    date: t.expose("date", { type: "LocalDate", description: "The day." }),
    ground: t.expose("ground", { type: DayGround, description: "Why it counts or not." }),
    name: t.exposeString("name", {
      nullable: true,
      description: "Name of the holiday, as the notice has it.",
    }),
    counted: t.exposeBoolean("counted", { description: "It counts." }),
  }),
});

const ExplainedPause = builder.objectRef<Explanation["pauses"][number]>("ExplainedPause").implement({
  description: "A suspension inside a deadline (SLA-5).",
  fields: (t) => ({
    from: t.field({ type: "DateTime", description: "Start.", resolve: (pause) => new Date(pause.from) }),
    to: t.field({
      type: "DateTime",
      nullable: true,
      description: "End; null while it lasts.",
      resolve: (pause) => (pause.to === null ? null : new Date(pause.to)),
    }),
    minutes: t.exposeInt("minutes", {
      nullable: true,
      description: "Minutes that the deadline was moved by; null while it lasts.",
    }),
    reason: t.field({
      type: SuspendReason,
      description: "Ground.",
      resolve: (pause) => pause.reason as Reason,
    }),
  }),
});

const ClockExplanation = builder.objectRef<Clock>("ClockExplanation").implement({
  description: "Why a deadline is where it is (SLA-6).",
  fields: (t) => ({
    text: t.string({
      description: "In words, in the reader's language.",
      resolve: (clock, _args, { locale }) => explanationText(clock.kind, clock, locale),
    }),
    span: t.string({
      description: "How long it runs, in words.",
      resolve: ({ explanation }, _args, { locale }) => spanText(explanation.span, locale).trim(),
    }),
    from: t.field({
      type: "DateTime",
      description: "From when it is counted.",
      resolve: ({ explanation }) => new Date(explanation.from),
    }),
    policyVersion: t.string({
      nullable: true,
      description: "Version of the policy it came from.",
      resolve: ({ explanation }) => explanation.policyVersion,
    }),
    days: t.field({
      type: [ExplainedDay],
      description: "The days looked at; none for hours and promises.",
      resolve: ({ explanation }) => [...explanation.days],
    }),
    pauses: t.field({
      type: [ExplainedPause],
      description: "Suspensions inside it.",
      resolve: ({ explanation }) => [...explanation.pauses],
    }),
    provisional: t.boolean({
      description: "A year without a loaded holiday notice took part (SLA-2).",
      resolve: (clock) => clock.provisional,
    }),
  }),
});

type OwnClock = Clock & { readonly complaintId: ComplaintId };

export const ClockObject = builder.objectRef<OwnClock>("Clock").implement({
  description:
    "One deadline (时限). Moving a deadline starts the next generation; the old one stays with its breach (SLA-4).",
  fields: (t) => ({
    id: t.id({
      description: "Stable id of this deadline.",
      resolve: ({ complaintId, kind, generation }) =>
        Buffer.from(`Clock:${complaintId}:${kind}:${generation}`).toString("base64url"),
    }),
    kind: t.expose("kind", { type: ClockKind, description: "Which clock." }),
    generation: t.exposeInt("generation", { description: "1 for the first deadline of its kind." }),
    state: t.expose("state", { type: ClockState, description: "How it stands." }),
    urge: t.field({
      type: Urge,
      description: "How near or past it is, or was when it ended.",
      resolve: (clock) =>
        clock.overdueFiredAt !== null ? "OVERDUE" : clock.dueSoonFiredAt !== null ? "DUE_SOON" : "IN_TIME",
    }),
    startedAt: t.expose("startedAt", { type: "DateTime", description: "From when it is counted." }),
    dueAt: t.expose("dueAt", { type: "DateTime", description: "The deadline." }),
    dueSoonAt: t.expose("dueSoonAt", { type: "DateTime", description: "80 % of its time (SLA-3)." }),
    limitAt: t.expose("limitAt", {
      type: "DateTime",
      nullable: true,
      description: "The hard limit; only of the reply.",
    }),
    endedAt: t.expose("endedAt", {
      type: "DateTime",
      nullable: true,
      description: "When it was met, moved or stopped; null while it counts.",
    }),
    overdueAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "The breached deadline; null when there was no breach.",
      resolve: (clock) => (clock.overdueFiredAt === null ? null : clock.dueAt),
    }),
    pausedMinutes: t.int({
      description: "Minutes of suspension inside it.",
      resolve: ({ explanation }) => pausedMinutes(explanation),
    }),
    provisional: t.exposeBoolean("provisional", {
      description: "Computed without that year's holiday notice.",
    }),
    explanation: t.field({
      type: ClockExplanation,
      description: "Why this time.",
      resolve: (clock) => clock,
    }),
  }),
});

export const Suspension = builder.objectRef<Stretch>("Suspension").implement({
  description: "A stretch in which the clocks stand still (挂起, SLA-5).",
  fields: (t) => ({
    reason: t.expose("reason", { type: SuspendReason, description: "What it waits for." }),
    reviewAt: t.expose("reviewAt", { type: "DateTime", description: "When it comes back to the queue." }),
    startedAt: t.expose("startedAt", { type: "DateTime", description: "Start." }),
    endedAt: t.expose("endedAt", {
      type: "DateTime",
      nullable: true,
      description: "End; null while it lasts.",
    }),
    minutes: t.int({
      nullable: true,
      description: "Length in minutes; null while it lasts.",
      resolve: ({ startedAt, endedAt }) =>
        endedAt === null ? null : Math.round((endedAt.getTime() - startedAt.getTime()) / 60_000),
    }),
  }),
});
