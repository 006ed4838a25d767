import { expect, test } from "vitest";

import type { Live } from "../../../test/live.ts";
import type { Person } from "../../../test/people.ts";
import { useWorld } from "../../../test/world.ts";
import { encodeCursor } from "../../events/cursor.ts";
import { idOf } from "../../../test/complaints.ts";
import { act, inSession, look, propose, type Case } from "./case.fixture.ts";

const world = useWorld();

type Told = {
  readonly __typename: string;
  readonly reason?: string;
  readonly cursor: string;
  readonly changed: readonly { readonly id: string; readonly version: number; readonly state: string }[];
  readonly goneIds: readonly string[];
};
const FIELDS =
  "{ __typename ... on CaseChanges { cursor changed { id version state } goneIds } ... on QueueReload { reason } }";
const ONE = `subscription ($caseId: ID!, $after: String) { told: caseChanged(caseId: $caseId, after: $after) ${FIELDS} }`;
const ALL = `subscription ($after: String) { told: casesChanged(after: $after) ${FIELDS} }`;

async function told(live: Live): Promise<Told> {
  const { data, errors } = await live.next();
  if (!data) throw new Error(JSON.stringify(errors));
  return data["told"] as Told;
}

/** Open, and told from where it goes on. */
async function following(as: Person, seen: Pick<Case, "id"> | null): Promise<Live> {
  const live = await (seen === null ? world().live(as, ALL) : world().live(as, ONE, { caseId: seen.id }));
  expect(await told(live)).toMatchObject({ __typename: "CaseChanges", changed: [], goneIds: [] });
  return live;
}

test("LIV-1, MED-2 who has a case or the list open is told of each act at once, by state and version", async () => {
  const { cast } = world();
  const proposed = await propose(world(), cast.supervisor);
  const lives = await Promise.all([following(cast.supervisor, proposed), following(cast.dispatcher, null)]);
  const named = await act(world(), cast.supervisor, "NameMediator", proposed, {
    staffId: idOf("Staff", cast.mediator.staffId),
  });
  for (const live of lives)
    expect((await told(live)).changed).toEqual([{ id: named.id, version: named.version, state: "PROPOSED" }]);
  await Promise.all(lives.map((live) => live.close()));
});

test("MED-5 of what is said in confidence nobody else is told that it was; of joint words not who sees the outline only", async () => {
  const { cast } = world();
  let seen = await inSession(world());
  const people = [cast.mediator, cast.supervisor, cast.dispatcher];
  const [mediator, supervisor, dispatcher] = (await Promise.all(
    people.map((person) => following(person, seen)),
  )) as [Live, Live, Live];
  seen = await act(world(), cast.mediator, "Record", seen, { by: "A", level: "MEDIATOR_ONLY", text: "底线" });
  expect((await told(mediator)).changed).toMatchObject([{ id: seen.id }]);
  await Promise.all([supervisor.nothing(), dispatcher.nothing()]);
  seen = await act(world(), cast.mediator, "Record", seen, { by: "A", level: "JOINT", text: "当面说的" });
  expect((await told(supervisor)).changed).toMatchObject([{ id: seen.id }]);
  await dispatcher.nothing();
  seen = await act(world(), cast.mediator, "Withdraw", seen, { party: "A", reason: "自行和解" });
  expect((await told(dispatcher)).changed).toMatchObject([{ id: seen.id, state: "WITHDRAWN" }]);
  await Promise.all([mediator, supervisor, dispatcher].map((live) => live.close()));
});

test("ORG-1, MED-5 who may not see a case is told nothing of it, in no list, and that it is not there when asked for by id", async () => {
  const { cast } = world();
  const seen = await propose(world(), cast.supervisor);
  const outside = [cast.supervisorB, cast.stranger, cast.handler];
  const lists = await Promise.all(outside.map((person) => following(person, null)));
  const byId = await world().live(cast.supervisorB, ONE, { caseId: seen.id });
  expect(await told(byId)).toMatchObject({ changed: [], goneIds: [seen.id] });
  await act(world(), cast.supervisor, "NameMediator", seen, {
    staffId: idOf("Staff", cast.mediator.staffId),
  });
  await Promise.all([...lists, byId].map((live) => live.nothing()));
  await Promise.all([...lists, byId].map((live) => live.close()));
});

test("LIV-1 a reader goes on from the cursor last seen, none missed; one of another log is unknown", async () => {
  const { cast } = world();
  const seen = await propose(world(), cast.supervisor);
  const live = await world().live(cast.supervisor, ONE, { caseId: seen.id });
  const { cursor } = await told(live);
  await live.close();
  const named = await act(world(), cast.supervisor, "NameMediator", seen, {
    staffId: idOf("Staff", cast.mediator.staffId),
  });
  const declared = await act(world(), cast.mediator, "Declare", named);
  const again = await world().live(cast.supervisor, ONE, { caseId: seen.id, after: cursor });
  expect((await told(again)).changed).toMatchObject([{ version: declared.version }]);
  await again.close();
  for (const after of ["x", encodeCursor({ companyId: cast.companyId, seq: 9_999_999 })]) {
    const unknown = await world().live(cast.supervisor, ALL, { after });
    expect(await told(unknown)).toMatchObject({ __typename: "QueueReload", reason: "CURSOR_UNKNOWN" });
    await unknown.close();
  }
});

test("LIV-1, MED-6 a deadline that comes is pushed to the room, and stands as a notice before its mediator and who leads, in state and dates", async () => {
  const { cast, pass } = world();
  const seen = await inSession(world());
  const live = await following(cast.mediator, seen);
  await pass(30 * 86_400_000);
  expect((await told(live)).changed).toMatchObject([{ id: seen.id }]);
  await live.close();
  const noticesOf = async (person: Person) => {
    const { data } = await world().gql<{
      notices: {
        edges: {
          node: { kind: string; text: string; case: { id: string } | null; complaint: object | null };
        }[];
      };
    }>(
      person,
      "{ notices(first: 100) { edges { node { kind text case { id number state } complaint { id } } } } }",
    );
    return data?.notices.edges.map(({ node }) => node).filter((node) => node.case?.id === seen.id) ?? [];
  };
  const { outcomeDueAt } = await look<{ outcomeDueAt: string }>(world(), cast.mediator, seen, "outcomeDueAt");
  const day = new Date(Date.parse(outcomeDueAt) + 8 * 3_600_000);
  const words = `${seen.number} 调解期限将到(${day.getUTCMonth() + 1}月${day.getUTCDate()}日)`;
  for (const person of [cast.mediator, cast.supervisor, cast.manager])
    expect((await noticesOf(person)).map(({ text }) => text)).toContain(words);
  for (const person of [cast.dispatcher, cast.supervisorB, cast.qa])
    expect(await noticesOf(person)).toEqual([]);
});
