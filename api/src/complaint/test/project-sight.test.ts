import { expect, test } from "vitest";
import { act, command, idOf, look, register } from "../../../test/complaints.ts";
import { useWorld } from "../../../test/world.ts";
import { toEngineering } from "./stage.fixture.ts";

const world = useWorld();

const ROOMS = `query ($projectId: ID!) { rooms(projectId: $projectId, startsWith: "1") { label } assignees(projectId: $projectId) { department { name } } }`;
type Found = { rooms: unknown[]; assignees: unknown[] };

test("ORG-1 rooms and people of a project are shown to those who see the whole project, and to nobody else", async () => {
  const { cast, gql } = world();
  const projectId = idOf("Project", cast.a.id);
  const found = async (as: (typeof cast)["agent"]) => (await gql<Found>(as, ROOMS, { projectId })).data;
  expect(await found(cast.agent)).toMatchObject({ rooms: [{}], assignees: [{}, {}] });
  for (const person of [cast.handler, cast.dispatcherB, cast.mediator, cast.stranger])
    expect(await found(person)).toEqual({ rooms: [], assignees: [] });
});

test("INT-4 what was done may be asked again though it is out of sight, until something else happens to it", async () => {
  const { cast, pass } = world();
  const taken = await register(world(), cast.agent, cast.a);
  const assigned = await act(world(), cast.dispatcher, "Assign", taken, toEngineering(world()));
  const input = {
    complaintId: assigned.id,
    expectedVersion: assigned.version,
    reason: "不属本部门",
    idempotencyKey: "decline-and-ask-again",
  };
  expect(await command(world(), cast.handler, "Decline", input)).toMatchObject({ state: "REGISTERED" });
  expect(await command(world(), cast.handler, "Decline", input)).toMatchObject({ state: "REGISTERED" });
  await pass(60_000);
  const declined = await look(world(), cast.dispatcher, taken.id);
  if (declined === null) throw new Error("out of the dispatcher's sight");
  await act(world(), cast.dispatcher, "Contact", declined, { how: "PHONE", text: "机密:另有安排" });
  expect(await command(world(), cast.handler, "Decline", input)).toMatchObject({
    __typename: "NotFoundError",
  });
});

test("AUD-2 a search gives away no more of a phone than its mask shows", async () => {
  const { cast, gql } = world();
  await register(world(), cast.agent, cast.a, {
    complainant: { kind: "OWNER", name: "叶青", phone: "138-1234-5678", room: null },
  });
  const QUERY = `query ($text: String!) { queue(filter: { view: ALL, text: $text }) { edges { node { id } } } }`;
  const found = async (as: typeof cast.qa, text: string) =>
    (await gql<{ queue: { edges: unknown[] } }>(as, QUERY, { text })).data?.queue.edges.length;
  expect(await found(cast.dispatcher, "5678")).toBe(1);
  expect(await found(cast.dispatcher, "138-1234-5678")).toBe(1);
  for (const part of ["45678", "345678", "12345678", "812345678", "1381234"])
    expect(await found(cast.dispatcher, part), part).toBe(0);
  expect(await found(cast.qa, "13812345678")).toBe(0);
});

test("INT-2 a complaint dated back more than a year is refused, naming the earliest day", async () => {
  const { cast, clock } = world();
  const receivedAt = new Date(clock.now().getTime() - 367 * 86_400_000).toISOString();
  expect(await register(world(), cast.agent, cast.a, { receivedAt })).toMatchObject({
    issues: [{ path: "receivedAt", code: "TOO_EARLY" }],
  });
});
