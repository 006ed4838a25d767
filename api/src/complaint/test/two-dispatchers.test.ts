import { expect, test } from "vitest";
import { act, idOf, look, register } from "../../../test/complaints.ts";
import { useWorld } from "../../../test/world.ts";

const world = useWorld();

const QUEUE = `query ($filter: QueueFilter!) { queue(filter: $filter) {
  cursor total counters { open unassigned mine dueSoon overdue escalated }
  edges { node { id number state due { kind at urge } } } } }`;
const CHANGES = `subscription ($filter: QueueFilter!, $after: String!) { queueChanged(filter: $filter, after: $after) {
  __typename
  ... on QueueChanges { cursor counters { open unassigned } loads { open } changes { kind id event by { name } entry { number state version } } }
  ... on QueueReload { reason } } }`;

test("LIV-1 a complaint taken in stands in the dispatcher's open queue, with the counters", async () => {
  const { cast, gql, live } = world();
  const filter = { view: "OPEN" };
  const page = await gql<{ queue: { cursor: string; counters: { open: number } } }>(cast.dispatcher, QUEUE, {
    filter,
  });
  expect(page.errors).toBeUndefined();
  const stream = await live(cast.dispatcher, CHANGES, { filter, after: page.data?.queue.cursor });
  const taken = await register(world(), cast.agent, cast.a);
  expect(taken).toMatchObject({ __typename: "Complaint", state: "REGISTERED", nextAction: "RESPOND" });
  const message = await stream.next();
  expect(message).toMatchObject({
    data: {
      queueChanged: {
        changes: [{ kind: "ADDED", id: taken.id, event: "REGISTERED", entry: { number: taken.number } }],
        counters: { open: 1, unassigned: 1 },
      },
    },
  });
  await stream.close();
});

test("HND-2 of two dispatchers who assign the same complaint one wins, the other is told by whom and when", async () => {
  const { cast } = world();
  const taken = await register(world(), cast.agent, cast.a);
  const to = { departmentId: idOf("Department", cast.a.departments.ENGINEERING) };
  const [one, other] = await Promise.all([
    act(world(), cast.dispatcher, "Assign", taken, to),
    act(world(), cast.supervisor, "Assign", taken, to),
  ]);
  const winner = [one, other].find((answer) => answer.__typename === "Complaint");
  const loser = [one, other].find((answer) => answer.__typename === "ConflictError");
  expect(winner).toMatchObject({ state: "ASSIGNED" });
  expect(loser).toMatchObject({
    code: "CONFLICT",
    current: { state: "ASSIGNED" },
    changes: [{ kind: "ASSIGNED" }],
  });
  expect(loser?.changedBy?.name).toBe(winner === one ? cast.dispatcher.name : cast.supervisor.name);
  expect(await look(world(), cast.dispatcherB, taken.id)).toBeNull();
});
