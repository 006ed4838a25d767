import { commandContext } from "../../complaint/graphql/command-input.ts";
import { builder } from "../../graphql/builder.ts";
import { MessageChannelKind, MessageFailure } from "../../graphql/vocabulary.ts";
import { NotFoundError } from "../../kernel/errors.ts";
import { isUuid, toId, type MessageChannelId, type ProjectId } from "../../kernel/ids.ts";
import { normalPhone, phoneDigits } from "../../complaint/phone.ts";
import { InvalidError } from "../../kernel/errors.ts";
import { actorOf, Project } from "../../org/graphql.ts";
import { administers } from "../../org/access.ts";
import { addChannel, type Channel, channelsOf, endChannel, testChannel } from "../channels.ts";
import type { Delivery } from "../delivery.ts";

const MessageChannel = builder.objectRef<Channel>("MessageChannel").implement({
  description:
    "A way by which messages leave the house (消息通道). Its address and secret are never given back.",
  fields: (t) => ({
    id: t.exposeString("id", { description: "Stable id." }),
    kind: t.expose("kind", { type: MessageChannelKind, description: "What it is." }),
    name: t.exposeString("name", { description: "Name, such as that of the group." }),
    shown: t.exposeString("shown", { description: "Where it leads, masked." }),
    project: t.exposeString("project", {
      nullable: true,
      description: "The project it serves, by name; null: all of them.",
    }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "Since when." }),
  }),
});

builder.queryField("messageChannels", (t) =>
  t.field({
    type: [MessageChannel],
    description: "The company's channels in use. For administrators.",
    resolve: async (_root, _args, context) => [
      ...(await channelsOf(context.db.pool, administers(actorOf(context)).companyId)),
    ],
  }),
);

const AddInput = builder.inputType("MessageChannelAddInput", {
  description: "See messageChannelAdd.",
  fields: (t) => ({
    kind: t.field({ type: MessageChannelKind, description: "What it is." }),
    name: t.string({ description: "Name, such as that of the group." }),
    projectId: t.globalID({
      for: Project,
      required: false,
      description: "The project it serves; null: all of them.",
    }),
    to: t.stringList({ required: false, description: "Addresses of the staff, for EMAIL alone." }),
    url: t.string({ required: false, description: "Address of the gateway or the robot." }),
    secret: t.string({
      required: false,
      description: "For gateways whsec_ and base64, for DingTalk its SEC….",
    }),
  }),
});

const ChannelInput = builder.inputType("MessageChannelEndInput", {
  description: "See messageChannelEnd.",
  fields: (t) => ({ id: t.string({ description: "The channel." }) }),
});

const TestInput = builder.inputType("MessageChannelTestInput", {
  description: "See messageChannelTest.",
  fields: (t) => ({
    id: t.string({ description: "The channel." }),
    phone: t.string({ required: false, description: "Where a gateway is to send it; for gateways alone." }),
  }),
});

const MessageChannels = builder
  .objectRef<{ readonly channels: readonly Channel[] }>("MessageChannels")
  .implement({
    description: "A company's channels in use.",
    fields: (t) => ({
      channels: t.field({
        type: [MessageChannel],
        description: "In the order in which they were added.",
        resolve: ({ channels }) => [...channels],
      }),
    }),
  });

const Tested = builder.objectRef<Delivery>("MessageChannelTested").implement({
  description: "What came of a test.",
  fields: (t) => ({
    failure: t.field({
      type: MessageFailure,
      nullable: true,
      description: "Null: it was taken.",
      resolve: (delivery) => (delivery.ok ? null : delivery.failure),
    }),
    answer: t.string({
      nullable: true,
      description: "Status or error number of the other side, where it gave one.",
      resolve: (delivery) => (delivery.ok ? null : delivery.answer),
    }),
  }),
});

builder.mutationFields((t) => ({
  messageChannelAdd: t.field({
    type: MessageChannels,
    errors: {},
    description: "Adds a way by which messages leave. For administrators.",
    args: { input: t.arg({ type: AddInput, description: "What it takes." }) },
    resolve: async (_root, { input }, context) => {
      await addChannel(commandContext(context), context.messages, {
        kind: input.kind,
        name: input.name,
        projectId: (input.projectId?.id ?? null) as ProjectId | null,
        to: input.to ?? null,
        url: input.url ?? null,
        secret: input.secret ?? null,
      });
      return { channels: await channelsOf(context.db.pool, actorOf(context).companyId) };
    },
  }),
  messageChannelEnd: t.field({
    type: MessageChannels,
    errors: {},
    description: "Ends a channel; to change one, end it and add another. For administrators.",
    args: { input: t.arg({ type: ChannelInput, description: "Which." }) },
    resolve: async (_root, { input }, context) => {
      await endChannel(commandContext(context), channelId(input.id));
      return { channels: await channelsOf(context.db.pool, actorOf(context).companyId) };
    },
  }),
  messageChannelTest: t.field({
    type: Tested,
    errors: {},
    description: "Sends a sentence by a channel at once and says what came of it. For administrators.",
    args: { input: t.arg({ type: TestInput, description: "Which." }) },
    resolve: (_root, { input }, context) =>
      testChannel(commandContext(context), context.messages, {
        id: channelId(input.id),
        phone: testPhone(input.phone ?? null),
      }),
  }),
}));

function channelId(id: string): MessageChannelId {
  if (!isUuid(id)) throw new NotFoundError("channel");
  return toId(id) as MessageChannelId;
}

function testPhone(given: string | null): string | null {
  if (given === null || given.trim() === "") return null;
  const phone = normalPhone(given);
  if (phone === null) throw new InvalidError([{ path: "phone", code: "NOT_A_PHONE" }]);
  return phoneDigits(phone);
}
