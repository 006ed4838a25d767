import { builder } from "../../graphql/builder.ts";
import { pageSize } from "../../graphql/page-size.ts";
import { ComplainantKind, EventKind, PartnerScope } from "../../graphql/vocabulary.ts";
import type { Context } from "../../context.ts";
import { NotFoundError } from "../../kernel/errors.ts";
import { readerOf } from "../../kernel/sql.ts";
import { addEvidence, addRemark, confirmResult, rateVisit, refuseResult } from "../../resident/commands.ts";
import { RatingInput, trackedFields } from "../../resident/graphql.ts";
import { readTracked, type Tracked } from "../../resident/tracked.ts";
import { changesAfter, type Change, type Changes } from "../changes.ts";
import type { Partner } from "../partner.ts";
import { follow } from "../follow.ts";
import { submit } from "../submit.ts";
import { codeOf, submittedPage, type Page } from "../submitted.ts";
import { forApps, partnerIn } from "./audience.ts";

const AppObject = builder.objectRef<Partner>("PartnerViewer").implement({
  description: "The app whose key the request bears (PAR-1).",
  fields: (t) => ({
    name: t.exposeString("name", { description: "As the company calls it." }),
    scopes: t.field({
      type: [PartnerScope],
      description: "What it may do.",
      resolve: ({ scopes }) => [...scopes],
    }),
    projects: t.stringList({
      description: "The codes of the projects it serves.",
      resolve: async ({ companyId, projectIds }, _args, { db }) => {
        const rows = await readerOf(db.pool).query<{ code: string }>(
          `select code from project where company_id = $1 and (cardinality($2::uuid[]) = 0 or id = any($2)) order by position, code`,
          [companyId, projectIds],
          "partner_project_codes",
        );
        return rows.map(({ code }) => code);
      },
    }),
  }),
});

const SubmittedObject = builder.objectRef<Tracked>("SubmittedComplaint").implement({
  description:
    "A complaint that the app submitted, as its complainant may know of it: no names of the staff, nothing internal.",
  fields: (t) => ({
    ...trackedFields(t),
    trackingCode: t.exposeString("code", {
      description: "For the complainant alone: by it the complaint is followed without the app (INT-3).",
    }),
  }),
});

const PageObject = builder.objectRef<Page>("SubmittedComplaints").implement({
  description: "A page of the app's own complaints.",
  fields: (t) => ({
    nodes: t.field({
      type: [SubmittedObject],
      // The field above has counted them.
      complexity: { field: 1, multiplier: 1 },
      description: "The newest first.",
      resolve: ({ nodes }) => [...nodes],
    }),
    endCursor: t.exposeString("endCursor", {
      nullable: true,
      description: "For the next page; null: nothing is here.",
    }),
    hasNextPage: t.exposeBoolean("hasNextPage", { description: "There are more." }),
  }),
});

const ChangeObject = builder.objectRef<Change>("SubmittedChange").implement({
  description: "Something that happened to a complaint the app submitted.",
  fields: (t) => ({
    cursor: t.exposeString("cursor", { description: "From which one goes on after it." }),
    kind: t.expose("kind", { type: EventKind, description: "What happened." }),
    at: t.expose("at", { type: "DateTime", description: "When." }),
    complaint: t.expose("complaint", {
      type: SubmittedObject,
      description: "As it stands now, not as it stood then.",
    }),
  }),
});

const ChangesObject = builder.objectRef<Changes>("SubmittedChanges").implement({
  description: "What happened to the app's own complaints, in the order of the log, each once (LIV-1).",
  fields: (t) => ({
    changes: t.field({
      type: [ChangeObject],
      complexity: { field: 1, multiplier: 1 },
      description: "The oldest first.",
      resolve: ({ changes }) => [...changes],
    }),
    endCursor: t.exposeString("endCursor", { description: "To ask on from; keep it with what you did." }),
    caughtUp: t.exposeBoolean("caughtUp", { description: "Nothing more has happened until now." }),
  }),
});

builder.queryFields((t) => ({
  submittedChanges: t.field({
    ...forApps("COMPLAINT_READ"),
    type: ChangesObject,
    errors: {},
    complexity: ({ first }) => ({ field: 1, multiplier: first ?? 50 }),
    description: "What happened after a cursor; without one, since the app's first complaint.",
    args: {
      first: t.arg.int({ defaultValue: 50, description: "How many, 1 to 100." }),
      after: t.arg.string({ required: false, description: "endCursor of the page before." }),
    },
    resolve: (_root, { first, after }, context) =>
      changesAfter(
        context.db.pool,
        partnerIn(context),
        { first: pageSize(first ?? 50), after: after ?? null },
        context.clock.now(),
      ),
  }),
  partnerViewer: t.field({
    ...forApps("ANY"),
    type: AppObject,
    description: "Whose key this is.",
    resolve: (_root, _args, context) => partnerIn(context),
  }),
  submittedComplaint: t.field({
    ...forApps("COMPLAINT_READ"),
    type: SubmittedObject,
    errors: {},
    description: "One that the app submitted, by its number.",
    args: { number: t.arg.string({ description: "Number." }) },
    resolve: (_root, { number }, context) => asItIs(context, number),
  }),
  submittedComplaints: t.field({
    ...forApps("COMPLAINT_READ"),
    type: PageObject,
    errors: {},
    complexity: ({ first }) => ({ field: 1, multiplier: first ?? 20 }),
    description: "Those that the app submitted.",
    args: {
      first: t.arg.int({ defaultValue: 20, description: "How many, 1 to 100." }),
      after: t.arg.string({ required: false, description: "endCursor of the page before." }),
    },
    resolve: (_root, { first, after }, context) =>
      submittedPage(
        context.db.pool,
        partnerIn(context),
        { first: pageSize(first ?? 20), after: after ?? null },
        context.clock.now(),
      ),
  }),
}));

builder.subscriptionField("submittedChanges", (t) =>
  t.field({
    ...forApps("COMPLAINT_READ"),
    type: ChangesObject,
    description:
      "The same, as it happens: first what is there already, then each change within a second. Go on from endCursor after a break (LIV-1).",
    args: { after: t.arg.string({ required: false, description: "endCursor of the last message." }) },
    subscribe: (_root, { after }, context) => follow(context, partnerIn(context), after ?? null),
    resolve: (changes: Changes) => changes,
  }),
);

async function asItIs(context: Context, number: string): Promise<Tracked> {
  const { pool } = context.db;
  return readTracked(pool, await codeOf(pool, partnerIn(context), number), context.clock.now());
}

const KEY = "16 to 100 characters, new for each act; sending it again does nothing twice (INT-4).";
const SubmitInput = builder.inputType("ComplaintSubmitInput", {
  description: "See complaintSubmit. Without name and phone it is anonymous (INT-5).",
  fields: (t) => ({
    idempotencyKey: t.string({ description: KEY }),
    projectCode: t.string({ description: "Code of the project." }),
    content: t.string({ description: "What happened." }),
    demand: t.string({ required: false, description: "What is asked for." }),
    room: t.string({ required: false, description: "Room, as 3栋2单元1502." }),
    name: t.string({ required: false, description: "Name; with the phone, or neither." }),
    phone: t.string({ required: false, description: "Phone; with the name, or neither." }),
    kind: t.field({ type: ComplainantKind, defaultValue: "OWNER", description: "Who complains." }),
    occurredAt: t.field({ type: "DateTime", required: false, description: "When it happened." }),
  }),
});

builder.mutationField("complaintSubmit", (t) =>
  t.field({
    ...forApps("COMPLAINT_SUBMIT"),
    type: SubmittedObject,
    errors: {},
    description: "Takes a complaint in through an app; its clocks run from now on (PAR-1, INT-2).",
    args: { input: t.arg({ type: SubmitInput, description: "What it takes." }) },
    resolve: async (_root, { input }, context) => {
      const { pool } = context.db;
      const id = await submit({ pool, clock: context.clock }, partnerIn(context), {
        idempotencyKey: input.idempotencyKey,
        projectCode: input.projectCode,
        content: input.content,
        demand: input.demand ?? null,
        room: input.room ?? null,
        name: input.name ?? null,
        phone: input.phone ?? null,
        kind: input.kind === "ANONYMOUS" || !input.kind ? "OWNER" : input.kind,
        occurredAt: input.occurredAt ?? null,
      });
      const [row] = await readerOf(pool).query<{ code: string }>(
        "select tracking_code as code from complaint where id = $1",
        [id],
        "submitted_code",
      );
      if (row === undefined) throw new NotFoundError("complaint");
      return readTracked(pool, row.code, context.clock.now());
    },
  }),
);

/** Done, then seen as it is now. */
async function done(
  context: Context,
  number: string,
  act: (
    under: { readonly pool: Context["db"]["pool"]; readonly clock: Context["clock"] },
    code: string,
  ) => Promise<void>,
): Promise<Tracked> {
  const { db, clock } = context;
  const code = await codeOf(db.pool, partnerIn(context), number);
  await act({ pool: db.pool, clock }, code);
  return readTracked(db.pool, code, clock.now());
}

builder.mutationFields((t) => ({
  submittedRemark: t.field({
    ...forApps("COMPLAINT_SUBMIT"),
    type: SubmittedObject,
    errors: {},
    description: "Adds the complainant's remark (补充说明).",
    args: {
      number: t.arg.string({ description: "Number." }),
      idempotencyKey: t.arg.string({ description: KEY }),
      text: t.arg.string({ description: "What is added." }),
    },
    resolve: (_root, { number, idempotencyKey, text }, context) =>
      done(context, number, (under, code) => addRemark(under, { code, idempotencyKey, text })),
  }),
  submittedAddEvidence: t.field({
    ...forApps("EVIDENCE_ADD"),
    type: SubmittedObject,
    errors: {},
    description: "Adds photos and files that were uploaded under the tracking code (EVD-1).",
    args: {
      number: t.arg.string({ description: "Number." }),
      idempotencyKey: t.arg.string({ description: KEY }),
      fileIds: t.arg.stringList({ description: "Uploads, 20 at most." }),
      about: t.arg.string({ required: false, description: "What they show." }),
    },
    resolve: (_root, { number, idempotencyKey, fileIds, about }, context) =>
      done(context, number, (under, code) =>
        addEvidence(under, { code, idempotencyKey, fileIds, about: about ?? null }),
      ),
  }),
  submittedConfirm: t.field({
    ...forApps("VISIT_RATE"),
    type: SubmittedObject,
    errors: {},
    description: "The complainant confirms the result (确认结果).",
    args: {
      number: t.arg.string({ description: "Number." }),
      idempotencyKey: t.arg.string({ description: KEY }),
    },
    resolve: (_root, { number, idempotencyKey }, context) =>
      done(context, number, (under, code) => confirmResult(under, { code, idempotencyKey })),
  }),
  submittedRefuse: t.field({
    ...forApps("VISIT_RATE"),
    type: SubmittedObject,
    errors: {},
    description:
      "The complainant refuses the result, or asks to take up again what was closed (ESC-3, VIS-5).",
    args: {
      number: t.arg.string({ description: "Number." }),
      idempotencyKey: t.arg.string({ description: KEY }),
      reason: t.arg.string({ description: "What is not settled." }),
    },
    resolve: (_root, { number, idempotencyKey, reason }, context) =>
      done(context, number, (under, code) => refuseResult(under, { code, idempotencyKey, reason })),
  }),
  submittedRate: t.field({
    ...forApps("VISIT_RATE"),
    type: SubmittedObject,
    errors: {},
    description: "The complainant rates handling, measures and result (评价, VIS-1).",
    args: {
      number: t.arg.string({ description: "Number." }),
      idempotencyKey: t.arg.string({ description: KEY }),
      rating: t.arg({ type: RatingInput, description: "Three scores." }),
      words: t.arg.string({ required: false, description: "A word on it; needed below 3." }),
    },
    resolve: (_root, { number, idempotencyKey, rating, words }, context) =>
      done(context, number, (under, code) =>
        rateVisit(under, { code, idempotencyKey, satisfaction: rating, words: words ?? null }),
      ),
  }),
}));
