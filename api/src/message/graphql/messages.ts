import { commandContext } from "../../complaint/graphql/command-input.ts";
import { builder } from "../../graphql/builder.ts";
import { pageSize } from "../../graphql/page-size.ts";
import { MessageChannelKind, MessageFailure, MessageKind, MessageState } from "../../graphql/vocabulary.ts";
import { NotFoundError } from "../../kernel/errors.ts";
import { isUuid, toId, type MessageId } from "../../kernel/ids.ts";
import { actorOf } from "../../org/graphql.ts";
import { administers } from "../../org/access.ts";
import { type OutgoingMessage as Message, recentMessages, retryMessage } from "../recent.ts";

const OutgoingMessage = builder.objectRef<Message>("OutgoingMessage").implement({
  description: "A message in the outbox and what became of it (外发消息).",
  fields: (t) => ({
    id: t.exposeString("id", { description: "Stable id, the same that the other side is told." }),
    kind: t.expose("kind", { type: MessageKind, description: "What it is for." }),
    channel: t.expose("channel", { type: MessageChannelKind, description: "By which way." }),
    channelName: t.exposeString("channelName", { description: "The way's name." }),
    recipient: t.exposeString("recipient", {
      nullable: true,
      description: "The complainant's phone, masked (AUD-2); null for the staff's.",
    }),
    number: t.exposeString("number", { description: "Number of the complaint." }),
    state: t.expose("state", { type: MessageState, description: "What became of it so far." }),
    tries: t.exposeInt("tries", { description: "How often it was tried." }),
    failure: t.expose("failure", {
      type: MessageFailure,
      nullable: true,
      description: "What was in the way at the last try; null: nothing.",
    }),
    answer: t.exposeString("answer", {
      nullable: true,
      description: "Status or error number of the other side, where it gave one.",
    }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it arose." }),
    settledAt: t.expose("settledAt", {
      type: "DateTime",
      nullable: true,
      description: "When it was sent or given up; null: it waits.",
    }),
  }),
});

builder.queryField("outgoingMessages", (t) =>
  t.field({
    type: [OutgoingMessage],
    description: "The latest messages, newest first. first: 1 to 100. For administrators.",
    args: { first: t.arg.int({ defaultValue: 50, description: "How many." }) },
    resolve: async (_root, { first }, context) => {
      const { companyId } = administers(actorOf(context));
      return [...(await recentMessages(context.db.pool, companyId, pageSize(first)))];
    },
  }),
);

const RetryInput = builder.inputType("MessageRetryInput", {
  description: "See messageRetry.",
  fields: (t) => ({ id: t.string({ description: "The message." }) }),
});

const Retried = builder.objectRef<{ readonly id: string }>("MessageRetried").implement({
  description: "That it waits again.",
  fields: (t) => ({ id: t.exposeString("id", { description: "The message." }) }),
});

builder.mutationField("messageRetry", (t) =>
  t.field({
    type: Retried,
    errors: {},
    description: "Tries a failed message again. For administrators.",
    args: { input: t.arg({ type: RetryInput, description: "Which." }) },
    resolve: async (_root, { input: { id } }, context) => {
      if (!isUuid(id)) throw new NotFoundError("message");
      await retryMessage(commandContext(context), toId(id) as MessageId);
      return { id };
    },
  }),
);
