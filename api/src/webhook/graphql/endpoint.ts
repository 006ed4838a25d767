import { encodeCursor } from "../../events/cursor.ts";
import { builder } from "../../graphql/builder.ts";
import { EventKind, WebhookFailure, WebhookState } from "../../graphql/vocabulary.ts";
import { deliveriesOf, type Attempt, type Delivery, type Endpoint } from "../shown.ts";

const AttemptObject = builder.objectRef<Attempt>("WebhookAttempt").implement({
  description: "One attempt to deliver.",
  fields: (t) => ({
    at: t.expose("at", { type: "DateTime", description: "When." }),
    failure: t.expose("failure", {
      type: WebhookFailure,
      nullable: true,
      description: "Why it did not succeed; null: it was taken.",
    }),
    answer: t.exposeString("answer", {
      nullable: true,
      description: "The other side's status, or the error's code; null: there was none.",
    }),
    ms: t.exposeInt("ms", { description: "How long it took, in milliseconds." }),
  }),
});

const DeliveryObject = builder.objectRef<Delivery>("WebhookDelivery").implement({
  description: "One change on its way to an endpoint; kept for 30 days.",
  fields: (t) => ({
    id: t.exposeString("id", { description: "The webhook-id of every attempt." }),
    number: t.exposeString("number", { description: "The complaint's number." }),
    kind: t.expose("kind", { type: EventKind, description: "What happened." }),
    cursor: t.string({
      description: "The place of the change in the order of the log.",
      resolve: ({ companyId, seq }) => encodeCursor({ companyId, seq }),
    }),
    state: t.expose("state", { type: WebhookState, description: "What became of it." }),
    nextAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "When it is tried next at the earliest; null: no more.",
      resolve: ({ state, nextAt }) => (state === "WAITING" ? nextAt : null),
    }),
    settledAt: t.expose("settledAt", {
      type: "DateTime",
      nullable: true,
      description: "When it was delivered or given up; null: it waits.",
    }),
    attempts: t.field({
      type: [AttemptObject],
      complexity: { field: 1, multiplier: 3 },
      description: "The newest first; 10 at most.",
      resolve: ({ attempts }) => [...attempts],
    }),
  }),
});

export const EndpointObject = builder.objectRef<Endpoint>("WebhookEndpoint").implement({
  description: "Where an app is told of what happens to its complaints (推送地址).",
  fields: (t) => ({
    id: t.exposeString("id", { description: "Stable id." }),
    shown: t.exposeString("shown", { description: "Its host; the rest of its address is never shown." }),
    kinds: t.field({
      type: [EventKind],
      description: "What it is told of; none: all that a complainant may hear of.",
      resolve: ({ kinds }) => [...kinds],
    }),
    projects: t.field({
      type: ["String"],
      description: "Codes of the projects it is told of; none: all that the app serves.",
      resolve: ({ projects }) => [...projects],
    }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "Since when." }),
    cursor: t.string({
      description: "So far everything is delivered, or waits.",
      resolve: ({ companyId, upTo }) => encodeCursor({ companyId, seq: upTo }),
    }),
    failingSince: t.expose("failingSince", {
      type: "DateTime",
      nullable: true,
      description: "The first failure after which nothing succeeded; null: it answers.",
    }),
    disabledAt: t.expose("disabledAt", {
      type: "DateTime",
      nullable: true,
      description: "It failed for three days and is sent nothing until it is replayed; null: it is in use.",
    }),
    waiting: t.exposeInt("waiting", { description: "How many deliveries wait." }),
    deliveries: t.field({
      type: [DeliveryObject],
      complexity: { field: 1, multiplier: 10 },
      description: "The latest 20, the newest first.",
      args: { state: t.arg({ type: WebhookState, required: false, description: "Of these only." }) },
      resolve: (endpoint, { state }, { db }) =>
        deliveriesOf(db.pool, endpoint, state ?? null).then((all) => [...all]),
    }),
  }),
});
