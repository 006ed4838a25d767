import { expect, test } from "vitest";

import { clockOf, idOf, look, register, type Answer } from "../../test/complaints.ts";
import { useWorld } from "../../test/world.ts";
import { done, MINUTE, RESOLUTION, timelineOf } from "../complaint/test/stage.fixture.ts";

const world = useWorld();

const OUTAGE = [
  ["1栋1单元501", "从早上七点起全屋停水,什么时候能来水?"],
  ["1栋1单元501", "家里停水了,早上起来就没有水,请问何时恢复"],
  ["1栋1单元501", "停水一上午没有通知,老人在家没水用"],
  ["2栋1单元501", "全屋停水,早上七点起就没水了,什么时候来水"],
  ["3栋1单元501", "从早上起停水,请问什么时候能来水"],
] as const;

async function five(): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const [room, content] of OUTAGE) {
    world().clock.advance(3 * MINUTE);
    const phone = `139${String(10_000_000 + answers.length)}`;
    const complainant = { kind: "OWNER", name: `住户${room.slice(-3)}`, phone, room };
    answers.push(await register(world(), world().cast.agent, world().cast.a, { content, complainant }));
  }
  return answers;
}

type Results = { results: { complaintId: string; code: string | null; message: string | null }[] };
const RESULTS =
  "... on IncidentOutcome { incident { id matter members { version complaint { id number state } } } results { complaintId code message } } ... on Error { code } ... on InvalidError { issues { path code } }";

const of = (answers: readonly Answer[]) =>
  answers.map(({ id, version }) => ({ complaintId: id, expectedVersion: version }));

async function open(answers: readonly Answer[], key: string = crypto.randomUUID()) {
  const input = {
    idempotencyKey: key,
    projectId: idOf("Project", world().cast.a.id),
    matter: "1栋停水",
    complaints: of(answers),
  };
  const query = `mutation ($input: IncidentOpenInput!) { answer: incidentOpen(input: $input) { ${RESULTS} } }`;
  type Data = {
    answer: Results & {
      incident: {
        id: string;
        members: { version: number; complaint: { id: string; number: string; state: string } }[];
      };
    };
  };
  const { data } = await world().gql<Data>(world().cast.dispatcher, query, { input });
  if (!data) throw new Error("not opened");
  return data.answer;
}

async function actFor(
  person: "dispatcher" | "handler" | "agent",
  answers: readonly Answer[],
  act: Record<string, unknown>,
  key: string = crypto.randomUUID(),
) {
  const query = `mutation ($input: IncidentActInput!) { answer: incidentAct(input: $input) { ${RESULTS} } }`;
  const input = { idempotencyKey: key, complaints: of(answers), ...act };
  const { data, errors } = await world().gql<{ answer: Results & { code?: string; issues?: unknown } }>(
    world().cast[person],
    query,
    { input },
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.answer;
}

const now = async (answers: readonly Answer[]) => {
  const looked = await Promise.all(answers.map(({ id }) => look(world(), world().cast.qa, id)));
  return looked.filter((answer) => answer !== null);
};

test("MAJ-3: of five households without water each finds the other four by words and place, and a leaking tap is none of them", async () => {
  const answers = await five();
  await register(world(), world().cast.agent, world().cast.a, {
    content: "厨房水龙头漏水,滴滴答答。",
    complainant: { kind: "OWNER", name: "别人", phone: "13800000001", room: "3栋1单元501" },
  });
  const query =
    "query ($id: ID!) { complaint(id: $id) { incidentCandidates { likeness sameBuilding member { complaint { number } } } } }";
  const { data } = await world().gql<{
    complaint: { incidentCandidates: { member: { complaint: { number: string } } }[] };
  }>(world().cast.dispatcher, query, { id: answers[0]?.id });
  const found = data?.complaint.incidentCandidates.map(({ member }) => member.complaint.number) ?? [];
  expect(found.toSorted()).toEqual(
    answers
      .slice(1)
      .map(({ number }) => number)
      .toSorted(),
  );
});

test("MAJ-3: an incident of five is assigned, answered and resolved once for all; each keeps its number, clocks, record and complainant", async () => {
  const answers = await five();
  const opened = await open(answers);
  expect(opened.results.map(({ code }) => code)).toEqual([null, null, null, null, null]);
  expect(opened.incident.members).toHaveLength(5);
  const departmentId = idOf("Department", world().cast.a.departments.ENGINEERING);
  const assigned = await actFor("dispatcher", await now(answers), {
    assign: { departmentId, handlerId: idOf("Staff", world().cast.handler.staffId) },
  });
  expect(assigned.results.map(({ code }) => code)).toEqual([null, null, null, null, null]);
  const told = await actFor("dispatcher", await now(answers), {
    contact: { how: "PHONE", text: "主管爆裂,预计 14:00 恢复供水", isReply: true },
  });
  expect(told.results.map(({ code }) => code)).toEqual([null, null, null, null, null]);
  const after = await now(answers);
  const dues = after.map((answer) => clockOf(answer, "RESPOND").dueAt);
  expect(new Set(dues).size).toBe(5);
  expect(after.map((answer) => clockOf(answer, "REPLY").state)).toEqual(["MET", "MET", "MET", "MET", "MET"]);
  expect(new Set(after.map(({ number }) => number)).size).toBe(5);
  for (const answer of after) await done(world(), world().cast.handler, "Accept", answer);
  const resolved = await actFor("handler", await now(answers), { resolve: RESOLUTION });
  expect(resolved.results.map(({ code }) => code)).toEqual([null, null, null, null, null]);
  expect((await now(answers)).map(({ state }) => state)).toEqual(Array(5).fill("RESOLVED"));
  const timeline = await timelineOf(world(), world().cast.dispatcher, answers[3]?.id ?? "");
  expect(timeline.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(["REGISTERED", "INCIDENT_JOINED", "ASSIGNED", "CONTACTED"]),
  );
});

test("MAJ-3: what cannot be done for one is done for the others, and says for which and why", async () => {
  const answers = await five();
  const [first, second] = answers;
  if (first === undefined || second === undefined) throw new Error("five");
  await open([first]);
  const again = await open([...(await now([first])), second]);
  expect(again.results.map(({ code }) => code)).toEqual(["NOT_ALLOWED", null]);
  expect(again.results[0]?.message).toBe("已在一个群诉中");
  const stale = await actFor("dispatcher", [{ ...second, version: 1 }, ...answers.slice(2)], {
    assign: { departmentId: idOf("Department", world().cast.a.departments.ENGINEERING) },
  });
  expect(stale.results.map(({ code }) => code)).toEqual(["CONFLICT", null, null, null]);
});

test("MAJ-3, INT-4: sent twice it is one incident with the same results", async () => {
  const answers = await five();
  const key = crypto.randomUUID();
  const [one, two] = [await open(answers, key), await open(answers, key)];
  expect(two).toEqual(one);
  const departmentId = idOf("Department", world().cast.a.departments.ENGINEERING);
  const joined = await now(answers);
  const act = crypto.randomUUID();
  await actFor("dispatcher", joined, { assign: { departmentId } }, act);
  const versions = (await now(answers)).map(({ version }) => version);
  expect(
    (await actFor("dispatcher", joined, { assign: { departmentId } }, act)).results.map(({ code }) => code),
  ).toEqual([null, null, null, null, null]);
  expect((await now(answers)).map(({ version }) => version)).toEqual(versions);
});

test("MAJ-3: a joining by mistake is undone, with the reason on record; nobody without the right joins, and no complaint of another project", async () => {
  const answers = await five();
  const { incident } = await open(answers);
  const undone = await actFor("dispatcher", await now(answers), { leave: { reason: "并错了" } });
  expect(undone.results.every(({ code }) => code === null)).toBe(true);
  const query = "query ($id: ID!) { complaint(id: $id) { incident { id } } }";
  expect((await world().gql(world().cast.dispatcher, query, { id: answers[0]?.id })).data).toEqual({
    complaint: { incident: null },
  });
  const byAgent = await actFor("agent", await now(answers), { joinId: incident.id });
  expect(byAgent.results.map(({ code }) => code)).toEqual([
    "NOT_ALLOWED",
    "NOT_ALLOWED",
    "NOT_ALLOWED",
    "NOT_ALLOWED",
    "NOT_ALLOWED",
  ]);
  const elsewhere = await register(world(), world().cast.agentB, world().cast.b);
  const foreign = await actFor("dispatcher", [elsewhere], { joinId: incident.id });
  expect(foreign.results.map(({ code }) => code)).toEqual(["NOT_FOUND"]);
});

test("MAJ-3: none, two acts at once, or no complaint is refused by field, and nothing is done", async () => {
  const answers = await five();
  const leave = { reason: "不是" };
  expect(await actFor("dispatcher", answers, {})).toMatchObject({ code: "INVALID" });
  expect(await actFor("dispatcher", answers, { leave, resolve: RESOLUTION })).toMatchObject({
    code: "INVALID",
  });
  expect(await actFor("dispatcher", [], { leave })).toMatchObject({
    issues: [{ path: "complaints", code: "REQUIRED" }],
  });
  expect((await now(answers)).map(({ version }) => version)).toEqual(answers.map(({ version }) => version));
});
