import { EVENT_KIND_LABELS, RESIDENT_EVENT_LABELS } from "@heyi/schema/vocabulary/event.ts";
import { RESIDENT_STATE_LABELS, type FurtherWay as Way } from "@heyi/schema/vocabulary/complaint.ts";
import type { Action } from "@heyi/schema/vocabulary/action.ts";

import { refusalOf } from "../complaint/rules/permission.ts";
import type { Context } from "../context.ts";
import { builder } from "../graphql/builder.ts";
import { fault } from "../graphql/fault.ts";
import {
  ComplainantKind,
  EventKind,
  EvidenceForm,
  FurtherWay,
  Outcome,
  State,
} from "../graphql/vocabulary.ts";
import { formOf } from "../complaint/evidence-address.ts";
import { openAddress } from "../evidence/keys.ts";
import { toId, type EvidenceFileId } from "../kernel/ids.ts";
import { NotFoundError } from "../kernel/errors.ts";
import { readerOf } from "../kernel/sql.ts";
import { addEvidence, addRemark, confirmResult, rateVisit, refuseResult } from "./commands.ts";
import { allowLook, allowReport, allowWord, countMiss, pressureOn, TooMuchError, useUp } from "./limits.ts";
import { projectByCode, report } from "./report.ts";
import { isSolved, newRiddle, type Riddle as Given } from "./riddle.ts";
import { readTracked, type Tracked as Seen, type TrackedEntry as Entry } from "./tracked.ts";

/** Runs what strangers may ask for; floods hear that it is too much, whoever guesses codes that there is nothing. */
export async function forStrangers<Result>(context: Context, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TooMuchError) throw fault("TOO_BUSY", context.locale, { http: { status: 429 } });
    if (error instanceof NotFoundError && (error.what === "complaint" || error.what === "case"))
      await countMiss(context.db.pool, context.from, context.clock.now());
    throw error;
  }
}

function seen(context: Context, code: string): Promise<Seen> {
  return forStrangers(context, async () => {
    const now = context.clock.now();
    await allowLook(context.db.pool, context.from, now);
    return readTracked(context.db.pool, code, now);
  });
}

/** Done, then seen as it is now. */
function done(context: Context, code: string, act: () => Promise<void>): Promise<Seen> {
  return forStrangers(context, async () => {
    const now = context.clock.now();
    await allowLook(context.db.pool, context.from, now);
    await allowWord(context.db.pool, context.from, now);
    await act();
    return readTracked(context.db.pool, code, context.clock.now());
  });
}

const TEXTS = ["about", "text", "what", "solution", "words"] as const;

type FileShape = {
  readonly name: string;
  readonly mime: string;
  readonly url: string;
  readonly previewUrl: string | null;
};

const TrackedFile = builder.objectRef<FileShape>("TrackedFile").implement({
  description: "A photo or file that the complainant may see; its addresses are good for an hour.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "As its sender called it." }),
    form: t.field({ type: EvidenceForm, description: "What it is.", resolve: ({ mime }) => formOf(mime) }),
    url: t.exposeString("url", { description: "The file, without location and device data (EVD-0)." }),
    previewUrl: t.exposeString("previewUrl", {
      nullable: true,
      description: "A small picture of it; null: there is none.",
    }),
  }),
});

/** Null: it is not about a file. */
function fileOf({ data, words }: Entry, { visitors, clock }: Context): FileShape | null {
  const id = data["file"];
  if (typeof id !== "string") return null;
  const file = toId(id) as EvidenceFileId;
  const address = (copy: "SHARED" | "PREVIEW") => openAddress(visitors, file, copy, clock.now());
  return {
    name: words["name"] ?? "",
    mime: String(data["mime"]),
    url: address("SHARED"),
    previewUrl: data["preview"] === true ? address("PREVIEW") : null,
  };
}

const TrackedEntry = builder.objectRef<Entry>("TrackedEntry").implement({
  description: "One thing the complainant may know of (HND-5).",
  fields: (t) => ({
    id: t.exposeID("id", { description: "Stable id." }),
    kind: t.expose("kind", { type: EventKind, description: "What happened." }),
    title: t.string({
      description: "The same in plain words.",
      resolve: ({ kind }, _args, { locale }) =>
        (RESIDENT_EVENT_LABELS[kind] ?? EVENT_KIND_LABELS[kind])[locale],
    }),
    at: t.expose("at", { type: "DateTime", description: "When." }),
    text: t.string({
      nullable: true,
      description: "What was said or done; null: nothing beside what it is.",
      resolve: ({ words }) =>
        TEXTS.map((name) => words[name])
          .filter((text) => text !== undefined && text !== "")
          .join("\n") || null,
    }),
    reason: t.string({
      nullable: true,
      description: "The reason given.",
      resolve: ({ words }) => words["reason"] ?? null,
    }),
    promisedAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "The time promised, where it is about one.",
      resolve: ({ data }) => {
        const at = data["promisedAt"] ?? data["to"];
        return typeof at === "string" ? new Date(at) : null;
      },
    }),
    file: t.field({
      type: TrackedFile,
      nullable: true,
      description: "The photo or file, where it is about one.",
      resolve: (entry, _args, context) => fileOf(entry, context),
    }),
    ways: t.field({
      type: [FurtherWay],
      description: "What remains open, where it could not be resolved (VIS-4).",
      resolve: ({ data }) => [...((data["ways"] ?? []) as Way[])],
    }),
  }),
});

const may = (action: Action) => (tracked: Seen) =>
  refusalOf(action, tracked.aggregate, "COMPLAINANT", tracked.ground) === null;

type TrackedFields = PothosSchemaTypes.ObjectFieldBuilder<typeof builder.$inferSchemaTypes, Seen>;
/** What a complainant sees, and the app through which the complaint came. */
export const trackedFields = (t: TrackedFields) => ({
  number: t.exposeString("number", { description: "Number." }),
  state: t.expose("state", { type: State, description: "State." }),
  stateText: t.string({
    description: "The state in plain words.",
    resolve: ({ state }, _args, { locale }) => RESIDENT_STATE_LABELS[state][locale],
  }),
  project: t.exposeString("projectName", { description: "The estate." }),
  content: t.exposeString("content", { description: "What was reported." }),
  demand: t.exposeString("demand", { nullable: true, description: "What was asked for." }),
  receivedAt: t.field({
    type: "DateTime",
    description: "When it was received.",
    resolve: ({ aggregate }) => aggregate.facts.receivedAt,
  }),
  department: t.exposeString("department", { nullable: true, description: "The department in charge." }),
  handler: t.exposeString("handler", {
    nullable: true,
    description: "Family name and title of who looks after it; null: nobody yet.",
  }),
  promisedAt: t.field({
    type: "DateTime",
    nullable: true,
    description: "Promised for; null: nothing is promised yet.",
    resolve: ({ aggregate }) => aggregate.facts.promisedAt,
  }),
  promiseMoved: t.boolean({
    description: "The promise was moved.",
    resolve: ({ aggregate }) => aggregate.facts.promiseMoves > 0,
  }),
  quietUntil: t.field({
    type: "DateTime",
    nullable: true,
    description: "It closes by itself then if nothing more comes (VIS-3).",
    resolve: ({ aggregate }) => aggregate.facts.quietUntil,
  }),
  outcome: t.field({
    type: Outcome,
    nullable: true,
    description: "How it ended; null: it has not.",
    resolve: ({ aggregate }) => aggregate.facts.outcome,
  }),
  confirmed: t.boolean({
    description: "The complainant has confirmed the result.",
    resolve: ({ aggregate }) => aggregate.facts.confirmedAt !== null,
  }),
  rated: t.boolean({
    description: "The complainant was heard about the result.",
    resolve: ({ aggregate }) => aggregate.facts.lastResult !== null,
  }),
  canRemark: t.boolean({ description: "Something can be added.", resolve: may("REMARK") }),
  canAddEvidence: t.boolean({
    description: "Photos and files can be added.",
    resolve: may("ADD_EVIDENCE"),
  }),
  canConfirm: t.boolean({ description: "The result can be confirmed.", resolve: may("CONFIRM_RESULT") }),
  canRefuse: t.boolean({ description: "It can be taken up again.", resolve: may("REFUSE_RESULT") }),
  canRate: t.boolean({ description: "The handling can be rated.", resolve: may("VISIT") }),
  entries: t.field({
    type: [TrackedEntry],
    description: "What happened, the newest first; 200 at most.",
    resolve: ({ entries }) => [...entries],
  }),
});

const Tracked = builder.objectRef<Seen>("Tracked").implement({
  description:
    "A complaint as its complainant sees it under the tracking code (查询码): no names, nothing internal.",
  fields: trackedFields,
});

const Riddle = builder.objectRef<Given>("Riddle").implement({
  description: "A little work before a report, against floods: see ReportInput.",
  fields: (t) => ({
    text: t.exposeString("text", { description: "Given back as it is." }),
    bits: t.exposeInt("bits", {
      description: "SHA-256 of `text.answer` must begin with so many zero bits.",
    }),
    seal: t.exposeString("seal", { description: "Given back as it is." }),
  }),
});

const ReportDesk = builder.objectRef<{ name: string; riddle: Given }>("ReportDesk").implement({
  description: "Where one reports without signing in.",
  fields: (t) => ({
    project: t.exposeString("name", { description: "The estate." }),
    riddle: t.expose("riddle", { type: Riddle, description: "To be solved once for each report." }),
  }),
});

builder.queryFields((t) => ({
  tracked: t.field({
    type: Tracked,
    skipTypeScopes: true,
    errors: {},
    description: "The complaint of a tracking code, without signing in (HND-5).",
    args: { code: t.arg.string({ description: "Tracking code, with or without dashes." }) },
    resolve: (_root, { code }, context) => seen(context, code),
  }),
  reportDesk: t.field({
    type: ReportDesk,
    skipTypeScopes: true,
    errors: {},
    description: "The estate of a code, to report to it without signing in (INT-1).",
    args: { projectCode: t.arg.string({ description: "The code on the wall." }) },
    resolve: (_root, { projectCode }, context) =>
      forStrangers(context, async () => {
        const { pool } = context.db;
        const now = context.clock.now();
        await allowLook(pool, context.from, now);
        const project = await projectByCode(pool, projectCode);
        const pressure = await pressureOn(pool, project.id, now);
        return { name: project.name, riddle: newRiddle(context.visitors, pressure, now) };
      }),
  }),
}));

const KEY = "16 to 100 characters, new for each act; sending it again does nothing twice (INT-4).";

export const RatingInput = builder.inputType("RatingInput", {
  description: "The complainant's own rating, 1 to 5 each (VIS-1).",
  fields: (t) => ({
    handling: t.int({ description: "How it was handled." }),
    measures: t.int({ description: "The measures." }),
    result: t.int({ description: "The result; below 3 it is taken up again." }),
  }),
});

const ReportInput = builder.inputType("ReportInput", {
  description:
    "A complaint by the complainant. Without name and phone it is anonymous, and nothing of who sent it is kept (INT-5).",
  fields: (t) => ({
    idempotencyKey: t.string({ description: KEY }),
    projectCode: t.string({ description: "The code on the wall." }),
    content: t.string({ description: "What happened." }),
    demand: t.string({ required: false, description: "What is asked for." }),
    room: t.string({ required: false, description: "Room, as 3栋2单元1502." }),
    name: t.string({ required: false, description: "Name; with the phone, or neither." }),
    phone: t.string({ required: false, description: "Phone; with the name, or neither." }),
    kind: t.field({ type: ComplainantKind, defaultValue: "OWNER", description: "Who complains." }),
    riddle: t.string({ description: "The riddle's text." }),
    seal: t.string({ description: "The riddle's seal." }),
    answer: t.string({ description: "Its solution." }),
  }),
});

const Reported = builder.objectRef<{ number: string; trackingCode: string }>("Reported").implement({
  description: "What the complainant keeps (INT-3).",
  fields: (t) => ({
    number: t.exposeString("number", { description: "Number." }),
    trackingCode: t.exposeString("trackingCode", { description: "Tracking code: the only key to it." }),
  }),
});

builder.mutationFields((t) => ({
  trackedRemark: t.field({
    type: Tracked,
    skipTypeScopes: true,
    errors: {},
    description: "Adds a remark under the tracking code (补充说明).",
    args: {
      code: t.arg.string({ description: "Tracking code." }),
      idempotencyKey: t.arg.string({ description: KEY }),
      text: t.arg.string({ description: "What is added." }),
    },
    resolve: (_root, { code, idempotencyKey, text }, context) =>
      done(context, code, () => addRemark(underCode(context), { code, idempotencyKey, text })),
  }),
  trackedAddEvidence: t.field({
    type: Tracked,
    skipTypeScopes: true,
    errors: {},
    description: "Adds photos and files that were uploaded under the tracking code (补充照片, EVD-1).",
    args: {
      code: t.arg.string({ description: "Tracking code." }),
      idempotencyKey: t.arg.string({ description: KEY }),
      fileIds: t.arg.stringList({ description: "Uploads under this code, 20 at most." }),
      about: t.arg.string({ required: false, description: "What they show." }),
    },
    resolve: (_root, { code, idempotencyKey, fileIds, about }, context) =>
      done(context, code, () =>
        addEvidence(underCode(context), { code, idempotencyKey, fileIds, about: about ?? null }),
      ),
  }),
  trackedConfirm: t.field({
    type: Tracked,
    skipTypeScopes: true,
    errors: {},
    description: "Confirms the result under the tracking code (确认结果).",
    args: {
      code: t.arg.string({ description: "Tracking code." }),
      idempotencyKey: t.arg.string({ description: KEY }),
    },
    resolve: (_root, { code, idempotencyKey }, context) =>
      done(context, code, () => confirmResult(underCode(context), { code, idempotencyKey })),
  }),
  trackedRefuse: t.field({
    type: Tracked,
    skipTypeScopes: true,
    errors: {},
    description:
      "Refuses the result, or asks to take up again what was closed in the last 30 days (不认可结果, ESC-3, VIS-5).",
    args: {
      code: t.arg.string({ description: "Tracking code." }),
      idempotencyKey: t.arg.string({ description: KEY }),
      reason: t.arg.string({ description: "What is not settled." }),
    },
    resolve: (_root, { code, idempotencyKey, reason }, context) =>
      done(context, code, () => refuseResult(underCode(context), { code, idempotencyKey, reason })),
  }),
  trackedRate: t.field({
    type: Tracked,
    skipTypeScopes: true,
    errors: {},
    description: "Rates handling, measures and result under the tracking code (评价, VIS-1).",
    args: {
      code: t.arg.string({ description: "Tracking code." }),
      idempotencyKey: t.arg.string({ description: KEY }),
      rating: t.arg({ type: RatingInput, description: "Three scores." }),
      words: t.arg.string({ required: false, description: "A word on it; needed below 3." }),
    },
    resolve: (_root, { code, idempotencyKey, rating, words }, context) =>
      done(context, code, () =>
        rateVisit(underCode(context), {
          code,
          idempotencyKey,
          satisfaction: rating,
          words: words ?? null,
        }),
      ),
  }),
  report: t.field({
    type: Reported,
    skipTypeScopes: true,
    errors: {},
    description: "Takes in a complaint from its complainant, without signing in (INT-1, INT-5).",
    args: { input: t.arg({ type: ReportInput, description: "What it takes." }) },
    resolve: (_root, { input }, context) =>
      forStrangers(context, async () => {
        const { pool } = context.db;
        const now = context.clock.now();
        const project = await projectByCode(pool, input.projectCode);
        const solution = { text: input.riddle, seal: input.seal, answer: input.answer };
        if (!isSolved(context.visitors, solution, now)) throw fault("BAD_REQUEST", context.locale);
        // One solution is one report, however often that is sent.
        const riddle = `${input.riddle} ${input.idempotencyKey}`;
        const fresh = await useUp(pool, input.riddle, now);
        if (fresh) {
          await allowReport(pool, context.from, project.id, now);
          await useUp(pool, riddle, now);
        } else if (await useUp(pool, riddle, now)) throw fault("BAD_REQUEST", context.locale);
        const id = await report({ pool, clock: context.clock }, project, {
          idempotencyKey: input.idempotencyKey,
          content: input.content,
          demand: input.demand ?? null,
          room: input.room ?? null,
          name: input.name ?? null,
          phone: input.phone ?? null,
          kind: input.kind === "ANONYMOUS" || !input.kind ? "OWNER" : input.kind,
          channel: "WEB",
        });
        const [row] = await readerOf(pool).query<{ number: string; trackingCode: string }>(
          'select number, tracking_code as "trackingCode" from complaint where id = $1',
          [id],
          "reported",
        );
        if (row === undefined) throw new NotFoundError("complaint");
        return row;
      }),
  }),
}));

function underCode({ db, clock }: Context) {
  return { pool: db.pool, clock };
}
