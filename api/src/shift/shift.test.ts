import { expect, test } from "vitest";

import { idOf, look, register } from "../../test/complaints.ts";
import type { Person } from "../../test/people.ts";
import { useWorld } from "../../test/world.ts";

const world = useWorld();

type Handover = {
  id: string;
  from: { name: string };
  to: { name: string };
  note: string | null;
  acceptedAt: string | null;
  items: { number: string; note: string | null }[];
};
type Shift = {
  myShift: {
    inHand: {
      id: string;
      number: string;
      version: number;
      nextAction: string | null;
      dueAt: string | null;
    }[];
    handovers: Handover[];
  };
};

async function shiftOf(person: Person): Promise<Shift["myShift"]> {
  const query =
    "{ myShift { inHand { id number version nextAction dueAt } handovers { id from { name } to { name } note acceptedAt items { number note } } } }";
  const { data, errors } = await world().gql<Shift>(person, query);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.myShift;
}

async function handOver(from: Person, to: Person, input: Record<string, unknown>) {
  const query =
    "mutation ($input: ShiftHandOverInput!) { answer: shiftHandOver(input: $input) { __typename ... on ShiftHandedOver { results { code } } ... on InvalidError { issues { path code } } } }";
  const whole = { idempotencyKey: crypto.randomUUID(), toStaffId: idOf("Staff", to.staffId), ...input };
  const { data, errors } = await world().gql<{
    answer: { __typename: string; results?: { code: string | null }[]; issues?: unknown };
  }>(from, query, { input: whole });
  if (!data) throw new Error(JSON.stringify(errors));
  return data.answer;
}

const ACCEPT = "mutation ($id: String!) { answer: shiftAccept(input: { id: $id }) { __typename } }";

test("ORG-5: at the change of shifts the open items are listed, handed over with a note to each, and taken by name; none is without an owner in between", async () => {
  const { agent, dispatcher, supervisor } = world().cast;
  for (let n = 0; n < 3; n += 1) await register(world(), agent, world().cast.a);
  const before = await shiftOf(agent);
  expect(before.inHand).toHaveLength(3);
  expect(before.inHand.every(({ nextAction, dueAt }) => nextAction !== null && dueAt !== null)).toBe(true);
  const [first, second] = before.inHand;
  const complaints = [first, second].map((each) => ({
    complaintId: each?.id,
    expectedVersion: each?.version,
    note: each === first ? "业主下午来" : null,
  }));
  const key = crypto.randomUUID();
  const answer = await handOver(agent, dispatcher, { idempotencyKey: key, note: "今晚有台风", complaints });
  expect(answer.results).toEqual([{ code: null }, { code: null }]);
  for (const each of [first, second])
    expect(await look(world(), supervisor, each?.id ?? "")).toMatchObject({
      owner: { name: dispatcher.name },
    });
  expect((await shiftOf(agent)).inHand).toHaveLength(1);
  const taken = await shiftOf(dispatcher);
  expect(taken.inHand.map(({ number }) => number).toSorted((a, b) => a.localeCompare(b))).toEqual(
    [first?.number ?? "", second?.number ?? ""].toSorted((a, b) => a.localeCompare(b)),
  );
  const [handover] = taken.handovers;
  expect(handover).toMatchObject({
    from: { name: agent.name },
    to: { name: dispatcher.name },
    note: "今晚有台风",
    acceptedAt: null,
  });
  expect(handover?.items.find(({ number }) => number === first?.number)?.note).toBe("业主下午来");

  expect((await world().gql(agent, ACCEPT, { id: handover?.id })).data).toEqual({
    answer: { __typename: "NotFoundError" },
  });
  expect((await world().gql(dispatcher, ACCEPT, { id: handover?.id })).data).toEqual({
    answer: { __typename: "ShiftAccepted" },
  });
  expect((await shiftOf(agent)).handovers[0]?.acceptedAt).not.toBeNull();
  // INT-4: sent again after a lost answer.
  await handOver(agent, dispatcher, { idempotencyKey: key, note: "今晚有台风", complaints });
  expect((await shiftOf(dispatcher)).handovers).toHaveLength(1);
});

test("ORG-5, HND-2: what somebody changed meanwhile, or one does not answer for, is not handed over, and the rest is", async () => {
  const { agent, dispatcher2, supervisor } = world().cast;
  const [one, two] = [
    await register(world(), agent, world().cast.a),
    await register(world(), agent, world().cast.a),
  ];
  const complaints = [one, two].map(({ id, version }) => ({ complaintId: id, expectedVersion: version }));
  const foreign = await register(world(), world().cast.agentB, world().cast.b);
  const answer = await handOver(agent, dispatcher2, {
    complaints: [
      ...complaints,
      { complaintId: foreign.id, expectedVersion: foreign.version },
      { ...complaints[0], expectedVersion: 99 },
    ],
  });
  expect(answer.results?.map(({ code }) => code)).toEqual([null, null, "NOT_FOUND", expect.any(String)]);
  expect(await look(world(), supervisor, foreign.id)).toBeNull();
});

test("ORG-5: to oneself, to a stranger or of nothing is refused by field", async () => {
  const { agent, stranger, supervisor } = world().cast;
  const { id, version } = await register(world(), agent, world().cast.a);
  const complaints = [{ complaintId: id, expectedVersion: version }];
  expect((await handOver(agent, agent, { complaints })).issues).toEqual([
    { path: "toStaffId", code: "UNCHANGED" },
  ]);
  expect((await handOver(agent, supervisor, { complaints: [] })).issues).toEqual([
    { path: "complaints", code: "REQUIRED" },
  ]);
  expect((await handOver(agent, stranger, { complaints })).results).toEqual([{ code: "INVALID" }]);
  expect(await look(world(), supervisor, id)).toMatchObject({ owner: { name: agent.name }, version });
});
