import { builder } from "../../graphql/builder.ts";
import { ContactHow, RootCause, SuspendReason } from "../../graphql/vocabulary.ts";
import {
  accept,
  contact,
  decline,
  movePromise,
  promise,
  resolve,
  resume,
  settleOnTheSpot,
  suspend,
} from "../commands.ts";
import { commandContext, commandFields, commandInput, outcome } from "./command-input.ts";
import { Complaint } from "./complaint.ts";

const AcceptInput = builder.inputType("ComplaintAcceptInput", {
  description: "See complaintAccept.",
  fields: (t) => ({
    ...commandFields(t),
  }),
});

builder.mutationField("complaintAccept", (t) =>
  t.field({
    type: Complaint,
    errors: {},
    description: "Whoever accepts owns it from now on (接单, HND-2).",
    args: { input: t.arg({ type: AcceptInput, description: "What it takes." }) },
    resolve: (_root, { input }, context, info) =>
      outcome(context, info, accept(commandContext(context), { ...commandInput(input) })),
  }),
);

const DeclineInput = builder.inputType("ComplaintDeclineInput", {
  description: "See complaintDecline.",
  fields: (t) => ({
    ...commandFields(t),
    reason: t.string({ description: "Why." }),
  }),
});

builder.mutationField("complaintDecline", (t) =>
  t.field({
    type: Complaint,
    errors: {},
    description: "Back to the dispatcher, with a reason (退单, HND-2).",
    args: { input: t.arg({ type: DeclineInput, description: "What it takes." }) },
    resolve: (_root, { input }, context, info) =>
      outcome(
        context,
        info,
        decline(commandContext(context), { ...commandInput(input), reason: input.reason }),
      ),
  }),
);

const ContactInput = builder.inputType("ComplaintContactInput", {
  description: "See complaintContact.",
  fields: (t) => ({
    ...commandFields(t),
    how: t.field({ type: ContactHow, description: "How." }),
    text: t.string({ description: "What was said or promised." }),
    isReply: t.boolean({
      defaultValue: false,
      description: "This is the substantive answer: it meets the reply clock.",
    }),
    public: t.boolean({
      defaultValue: false,
      description: "The complainant sees it under the tracking code.",
    }),
  }),
});

builder.mutationField("complaintContact", (t) =>
  t.field({
    type: Complaint,
    errors: {},
    description: "Records a call, visit or message with the complainant (联系, HND-5).",
    args: { input: t.arg({ type: ContactInput, description: "What it takes." }) },
    resolve: (_root, { input }, context, info) =>
      outcome(
        context,
        info,
        contact(commandContext(context), {
          ...commandInput(input),
          how: input.how,
          text: input.text,
          isReply: input.isReply,
          public: input.public,
        }),
      ),
  }),
);

const PromiseInput = builder.inputType("ComplaintPromiseInput", {
  description: "See complaintPromise.",
  fields: (t) => ({
    ...commandFields(t),
    promisedAt: t.field({ type: "DateTime", description: "In the future." }),
    text: t.string({ required: false, description: "What was promised." }),
  }),
});

builder.mutationField("complaintPromise", (t) =>
  t.field({
    type: Complaint,
    errors: {},
    description: "Promises a date to the complainant; it becomes the resolve deadline (承诺, SLA-1).",
    args: { input: t.arg({ type: PromiseInput, description: "What it takes." }) },
    resolve: (_root, { input }, context, info) =>
      outcome(
        context,
        info,
        promise(commandContext(context), {
          ...commandInput(input),
          promisedAt: input.promisedAt,
          text: input.text ?? null,
        }),
      ),
  }),
);

const MovePromiseInput = builder.inputType("ComplaintMovePromiseInput", {
  description: "See complaintMovePromise.",
  fields: (t) => ({
    ...commandFields(t),
    promisedAt: t.field({ type: "DateTime", description: "In the future." }),
    reason: t.string({ description: "Why." }),
    complainantInformed: t.boolean({ description: "The complainant has been told." }),
  }),
});

builder.mutationField("complaintMovePromise", (t) =>
  t.field({
    type: Complaint,
    errors: {},
    description: "Moves the promised date: once by the handler, after that by the supervisor (改期, SLA-4).",
    args: { input: t.arg({ type: MovePromiseInput, description: "What it takes." }) },
    resolve: (_root, { input }, context, info) =>
      outcome(
        context,
        info,
        movePromise(commandContext(context), {
          ...commandInput(input),
          promisedAt: input.promisedAt,
          reason: input.reason,
          complainantInformed: input.complainantInformed,
        }),
      ),
  }),
);

const SuspendInput = builder.inputType("ComplaintSuspendInput", {
  description: "See complaintSuspend.",
  fields: (t) => ({
    ...commandFields(t),
    reason: t.field({ type: SuspendReason, description: "What it waits for." }),
    reviewAt: t.field({ type: "DateTime", description: "When it comes back." }),
    text: t.string({ description: "What exactly it waits for, and that the complainant knows." }),
  }),
});

builder.mutationField("complaintSuspend", (t) =>
  t.field({
    type: Complaint,
    errors: {},
    description: "Pauses the clocks until a review date at most 14 days off (挂起, SLA-5).",
    args: { input: t.arg({ type: SuspendInput, description: "What it takes." }) },
    resolve: (_root, { input }, context, info) =>
      outcome(
        context,
        info,
        suspend(commandContext(context), {
          ...commandInput(input),
          reason: input.reason,
          reviewAt: input.reviewAt,
          text: input.text,
        }),
      ),
  }),
);

const ResumeInput = builder.inputType("ComplaintResumeInput", {
  description: "See complaintResume.",
  fields: (t) => ({
    ...commandFields(t),
    text: t.string({ required: false, description: "A word on it." }),
  }),
});

builder.mutationField("complaintResume", (t) =>
  t.field({
    type: Complaint,
    errors: {},
    description: "The clocks go on (恢复, SLA-5).",
    args: { input: t.arg({ type: ResumeInput, description: "What it takes." }) },
    resolve: (_root, { input }, context, info) =>
      outcome(
        context,
        info,
        resume(commandContext(context), { ...commandInput(input), text: input.text ?? null }),
      ),
  }),
);

const ResolveInput = builder.inputType("ComplaintResolveInput", {
  description: "See complaintResolve.",
  fields: (t) => ({
    ...commandFields(t),
    solution: t.string({ description: "What was done." }),
    rootCause: t.field({ type: RootCause, description: "Root cause." }),
    complainantTold: t.boolean({ description: "The complainant was told the result." }),
  }),
});

builder.mutationField("complaintResolve", (t) =>
  t.field({
    type: Complaint,
    errors: {},
    description: "Resolved; the visit is due next (办结).",
    args: { input: t.arg({ type: ResolveInput, description: "What it takes." }) },
    resolve: (_root, { input }, context, info) =>
      outcome(
        context,
        info,
        resolve(commandContext(context), {
          ...commandInput(input),
          solution: input.solution,
          rootCause: input.rootCause,
          complainantTold: input.complainantTold,
        }),
      ),
  }),
);

const SettleOnTheSpotInput = builder.inputType("ComplaintSettleOnTheSpotInput", {
  description: "See complaintSettleOnTheSpot.",
  fields: (t) => ({
    ...commandFields(t),
    solution: t.string({ description: "What was done." }),
    complainantWord: t.string({ description: "What the complainant says to it." }),
    rootCause: t.field({ type: RootCause, defaultValue: "NONE", description: "Root cause." }),
  }),
});

builder.mutationField("complaintSettleOnTheSpot", (t) =>
  t.field({
    type: Complaint,
    errors: {},
    description: "Settled while it is taken in; closes it without a visit (当场解决, HND-6).",
    args: { input: t.arg({ type: SettleOnTheSpotInput, description: "What it takes." }) },
    resolve: (_root, { input }, context, info) =>
      outcome(
        context,
        info,
        settleOnTheSpot(commandContext(context), {
          ...commandInput(input),
          solution: input.solution,
          complainantWord: input.complainantWord,
          rootCause: input.rootCause,
        }),
      ),
  }),
);
