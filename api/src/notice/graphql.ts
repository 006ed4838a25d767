import { CLOCK_KIND_LABELS } from "@heyi/schema/vocabulary/clock.ts";
import { EVENT_KIND_LABELS } from "@heyi/schema/vocabulary/event.ts";
import type { Locale } from "@heyi/schema/vocabulary/label.ts";

import { QueueEntry } from "../complaint/graphql/entry.ts";
import { QueueReload } from "../complaint/graphql/queue-live.ts";
import { underRights } from "../complaint/queue/under-rights.ts";
import { builder } from "../graphql/builder.ts";
import { encodeGlobalId } from "../graphql/global-id.ts";
import { pageSize } from "../graphql/page-size.ts";
import { ClockKind, NoticeKind } from "../graphql/vocabulary.ts";
import { InvalidError } from "../kernel/errors.ts";
import { readerOf } from "../kernel/sql.ts";
import { depthOf } from "../mediation/access.ts";
import { CaseOutlineObject } from "../mediation/graphql/outline.ts";
import { sees, sightOf } from "../org/access.ts";
import { actorOf, Viewer } from "../org/graphql.ts";
import { caseNoticeText } from "./case-words.ts";
import type { NoticeChanges as Changes } from "./live.ts";
import { markRead } from "./mark-read.ts";
import { countUnread, readNotices, type NoticeRow } from "./notices.ts";

const Notice = builder.objectRef<NoticeRow>("Notice").implement({
  description: "Something the reader is told of (通知).",
  fields: (t) => ({
    id: t.id({ description: "Id.", resolve: (notice) => encodeGlobalId("Notice", notice.noticeId) }),
    kind: t.expose("noticeKind", { type: NoticeKind, description: "What happened." }),
    at: t.expose("noticeAt", { type: "DateTime", description: "When." }),
    readAt: t.expose("noticeReadAt", {
      type: "DateTime",
      nullable: true,
      description: "When it was marked as read; null: not yet.",
    }),
    level: t.expose("noticeLevel", { type: "Int", nullable: true, description: "Escalation level reached." }),
    clock: t.expose("noticeClock", {
      type: ClockKind,
      nullable: true,
      description: "Which clock it tells of.",
    }),
    text: t.string({
      description: "In words.",
      resolve: (notice, _args, { locale }) => noticeText(notice, locale),
    }),
    complaint: t.field({
      type: QueueEntry,
      nullable: true,
      description:
        "The complaint as it stands now; null once it is out of the reader's sight, and of a case.",
      resolve: (notice, _args, context) => {
        const actor = actorOf(context);
        if (notice.noticeCase !== null) return null;
        return sees(sightOf(actor), { ...notice, companyId: actor.companyId }) ? notice : null;
      },
    }),
    case: t.field({
      type: CaseOutlineObject,
      nullable: true,
      description:
        "The case by state and dates; null once it is out of the reader's sight, and of a complaint.",
      resolve: ({ noticeCase }, _args, context) => {
        if (noticeCase === null || depthOf(actorOf(context), noticeCase) === "NOTHING") return null;
        const { outcomeDueAt } = noticeCase;
        return { ...noticeCase, outcomeDueAt: outcomeDueAt === null ? null : new Date(outcomeDueAt) };
      },
    }),
  }),
});

function noticeText(notice: NoticeRow, locale: Locale): string {
  if (notice.noticeCase !== null)
    return caseNoticeText(notice.noticeCase.number, notice.noticeKind, notice.noticeDue, locale);
  const { noticeKind, noticeClock, number } = notice;
  const clock = noticeClock === null ? "" : CLOCK_KIND_LABELS[noticeClock][locale];
  const what = EVENT_KIND_LABELS[noticeKind][locale];
  return locale === "zh"
    ? `${number} ${clock}${what}`
    : `${number}: ${clock === "" ? what : `${clock}, ${what.toLowerCase()}`}`;
}

const NoticeEdge = builder.objectRef<NoticeRow>("NoticeEdge").implement({
  description: "A notice with its place.",
  fields: (t) => ({
    cursor: t.string({ description: "Place among the notices.", resolve: placeOf }),
    node: t.field({ type: Notice, description: "The notice.", resolve: (notice) => notice }),
  }),
});

type Page = { readonly notices: readonly NoticeRow[]; readonly hasNextPage: boolean };

const NoticeConnection = builder.objectRef<Page>("NoticeConnection").implement({
  description: "The reader's notices, the latest first.",
  fields: (t) => ({
    edges: t.field({ type: [NoticeEdge], description: "Notices.", resolve: (page) => [...page.notices] }),
    pageInfo: t.field({
      type: builder.pageInfoRef(),
      description: "Whether there is more.",
      resolve: ({ notices, hasNextPage }) => {
        const [first, last] = [notices[0], notices.at(-1)];
        return {
          hasNextPage,
          hasPreviousPage: false,
          startCursor: first ? placeOf(first) : null,
          endCursor: last ? placeOf(last) : null,
        };
      },
    }),
  }),
});

function placeOf({ noticeSeq }: NoticeRow): string {
  return Buffer.from(noticeSeq).toString("base64url");
}

/** @throws InvalidError for what is no cursor of notices */
function decodePlace(after: string | null | undefined): number | null {
  if (after === null || after === undefined) return null;
  const seq = Number(Buffer.from(after, "base64url").toString("utf8"));
  if (!Number.isSafeInteger(seq) || seq < 1)
    throw new InvalidError([{ path: "after", code: "CURSOR_UNKNOWN" }]);
  return seq;
}

builder.objectField(Viewer, "unreadNotices", (t) =>
  t.int({
    description: "Notices not marked as read.",
    resolve: async ({ staffId }, _args, context) =>
      (await countUnread(readerOf(context.db.pool), [staffId])).get(staffId) ?? 0,
  }),
);

builder.queryField("notices", (t) =>
  t.field({
    type: NoticeConnection,
    description: "What the reader was told, the latest first. first: 1 to 100.",
    args: {
      first: t.arg.int({ defaultValue: 50, description: "How many." }),
      after: t.arg.string({ required: false, description: "Cursor of the last one seen." }),
      unreadOnly: t.arg.boolean({ defaultValue: false, description: "Leave out what was marked as read." }),
    },
    resolve: async (_root, { first, after, unreadOnly }, context) => {
      const size = pageSize(first);
      const rows = await readNotices(
        readerOf(context.db.pool),
        actorOf(context).staffId,
        unreadOnly,
        decodePlace(after),
        size + 1,
      );
      return { notices: rows.slice(0, size), hasNextPage: rows.length > size };
    },
  }),
);

const MarkReadInput = builder.inputType("NoticeMarkReadInput", {
  description: "See noticeMarkRead.",
  fields: (t) => ({
    ids: t.globalIDList({ description: "Notices; those of other people are passed over." }),
  }),
});

builder.mutationField("noticeMarkRead", (t) =>
  t.field({
    type: Viewer,
    errors: {},
    description: "Marks notices as read.",
    args: { input: t.arg({ type: MarkReadInput, description: "Which." }) },
    resolve: async (_root, { input }, context) => {
      const actor = actorOf(context);
      await markRead(
        context.db.pool,
        actor.staffId,
        input.ids.map(({ id }) => id),
        context.clock.now(),
      );
      return actor;
    },
  }),
);

const NoticeChanges = builder.objectRef<Changes>("NoticeChanges").implement({
  description: "What the reader is told, up to the cursor.",
  fields: (t) => ({
    cursor: t.exposeString("cursor", { description: "Give it as `after` to go on from here." }),
    notices: t.field({
      type: [Notice],
      description: "New notices, the oldest first.",
      resolve: (message) => [...message.notices],
    }),
    unread: t.exposeInt("unread", { description: "Not marked as read, all together." }),
    mine: t.exposeInt("mine", {
      nullable: true,
      description: "Open complaints the reader owns or handles; null when that has not changed.",
    }),
  }),
});

const NoticeMessage = builder.unionType("NoticeMessage", {
  description: "A message to one person.",
  types: [NoticeChanges, QueueReload],
  resolveType: (message) => message.type,
});

builder.subscriptionField("notified", (t) =>
  t.field({
    type: NoticeMessage,
    description: "What the reader is told, as it happens (LIV-1).",
    args: {
      after: t.arg.string({
        required: false,
        description: "The last message's cursor; left out: from now on.",
      }),
    },
    subscribe: (_root, { after }, context) =>
      underRights(context, () => context.live.notices.subscribe(actorOf(context), after ?? null)),
    resolve: (message) => message,
  }),
);
