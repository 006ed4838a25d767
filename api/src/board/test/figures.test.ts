import { expect, test } from "vitest";
import { idOf, register } from "../../../test/complaints.ts";
import type { Person } from "../../../test/people.ts";
import { useWorld } from "../../../test/world.ts";
import { bring, DAY, done, MINUTE, registered } from "../../complaint/test/stage.fixture.ts";

const world = useWorld();

type Counts = { open: number; unassigned: number; overdue: number; escalated: number; major: number };
type Figures = {
  total: Counts & { visitsMissed: number; suspended: number };
  projects: { project: { code: string }; counts: Counts }[];
  departments: { department: { id: string; name: string }; counts: Counts }[];
  people: { staff: { id: string; name: string }; counts: Counts }[];
};
const COUNTS = "counts { open unassigned overdue escalated major }";
const FIGURES = `query ($projectIds: [ID!]) { figures(projectIds: $projectIds) {
  total { open unassigned overdue escalated major visitsMissed suspended }
  projects { project { code } ${COUNTS} } departments { department { id name } ${COUNTS} } people { staff { id name } ${COUNTS} } } }`;

async function figuresOf(as: Person, projectIds: string[] | null = null): Promise<Figures> {
  const { data, errors } = await world().gql<{ figures: Figures }>(as, FIGURES, { projectIds });
  if (!data) throw new Error(JSON.stringify(errors));
  return data.figures;
}

type Day = { day: string; registered: number; ended: number; overdue: number; open: number };
async function trendOf(as: Person): Promise<Day[]> {
  const { data, errors } = await world().gql<{ trend: Day[] }>(
    as,
    "{ trend { day registered ended overdue open } }",
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.trend;
}

async function behind(as: Person, figure: string, of: Record<string, unknown> = {}): Promise<string[]> {
  const { data, errors } = await world().gql<{ behindFigure: { id: string }[] }>(
    as,
    `query ($figure: Figure!, $projectIds: [ID!], $departmentId: ID, $staffId: ID) {
       behindFigure(figure: $figure, projectIds: $projectIds, departmentId: $departmentId, staffId: $staffId) { id } }`,
    { figure, ...of },
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.behindFigure.map(({ id }) => id);
}

test("the manager's figures count what is open, by project, department and person, and each has the complaints behind it", async () => {
  const { cast, pass } = world();
  const registeredOne = await registered(world());
  const [handled, suspended, resolved] = [
    await bring(world(), "INVESTIGATING"),
    await bring(world(), "SUSPENDED"),
    await bring(world(), "RESOLVED"),
  ];
  await bring(world(), "CLOSED");
  await done(world(), cast.supervisor, "Escalate", handled, { reason: "业主着急" });
  await register(world(), cast.agentB, cast.b);
  await pass(31 * MINUTE);
  const figures = await figuresOf(cast.manager);
  expect(figures.total).toMatchObject({
    open: 4,
    unassigned: 1,
    escalated: 2,
    overdue: 2,
    suspended: 1,
    visitsMissed: 0,
  });
  expect(figures.projects).toMatchObject([{ project: { code: "WAN" }, counts: { open: 4 } }]);
  expect(figures.departments).toMatchObject([{ department: { name: "工程" }, counts: { open: 3 } }]);
  expect(figures.people).toMatchObject([
    { staff: { name: "赵工" }, counts: { open: 3, overdue: 1 } },
    { staff: { name: "林小雨" }, counts: { open: 1, overdue: 1 } },
  ]);
  expect((await behind(cast.manager, "OVERDUE")).toSorted()).toEqual(
    [registeredOne.id, handled.id].toSorted(),
  );
  expect(await behind(cast.manager, "SUSPENDED")).toEqual([suspended.id]);
  const handlerId = idOf("Staff", cast.handler.staffId);
  expect((await behind(cast.manager, "OPEN", { staffId: handlerId })).toSorted()).toEqual(
    [handled.id, suspended.id, resolved.id].toSorted(),
  );
  const cleaning = idOf("Department", cast.a.departments.CLEANING);
  expect(await behind(cast.manager, "OPEN", { departmentId: cleaning })).toEqual([]);
  await pass(8 * DAY);
  expect((await figuresOf(cast.manager)).total.visitsMissed).toBe(1);
  expect(await behind(cast.manager, "VISITS_MISSED")).toEqual([resolved.id]);
});

test("ORG-1 figures are of whole projects in sight: a handler has none, the company has all, another company its own", async () => {
  const { cast } = world();
  const ofA = (await figuresOf(cast.manager)).total.open;
  const ofB = (await figuresOf(cast.supervisorB)).total.open;
  expect([ofA, ofB]).toEqual([4, 1]);
  expect((await figuresOf(cast.qa)).total.open).toBe(ofA + ofB);
  expect((await figuresOf(cast.qa, [idOf("Project", cast.b.id)])).total.open).toBe(ofB);
  expect((await figuresOf(cast.supervisorB, [idOf("Project", cast.a.id)])).total.open).toBe(0);
  for (const person of [cast.handler, cast.mediator, cast.stranger]) {
    expect(await figuresOf(person), person.username).toMatchObject({
      total: { open: 0 },
      projects: [],
      departments: [],
      people: [],
    });
    expect(await behind(person, "OPEN")).toEqual([]);
    expect((await trendOf(person)).every(({ registered: many, open }) => many === 0 && open === 0)).toBe(
      true,
    );
  }
});

test("REP-4 the trend says day by day what came, what ended, what ran out and how much was open, from the log", async () => {
  const { cast, pass } = world();
  const before = (await figuresOf(cast.manager)).total.open;
  await pass(DAY);
  for (let n = 0; n < 3; n += 1) await registered(world());
  await bring(world(), "CLOSED");
  await pass(DAY);
  await bring(world(), "WITHDRAWN");
  const trend = await trendOf(cast.manager);
  expect(trend).toHaveLength(14);
  const [yesterday, today] = trend.slice(-2);
  expect(today).toMatchObject({ registered: 1, ended: 1, open: before + 3 });
  expect(yesterday).toMatchObject({ registered: 4, ended: 1, open: before + 3 });
  expect(trend.reduce((sum, { overdue }) => sum + overdue, 0)).toBeGreaterThan(3);
  expect(trend.at(-3)).toMatchObject({ open: before });
  expect(trend[0]?.open).toBe(0);
  expect(trend.reduce((sum, day) => sum + day.registered - day.ended, 0)).toBe(before + 3);
});
