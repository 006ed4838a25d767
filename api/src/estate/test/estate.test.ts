import { expect, test } from "vitest";

import { idOf } from "../../../test/complaints.ts";
import type { Person } from "../../../test/people.ts";
import { useWorld } from "../../../test/world.ts";
import { registered, sql } from "../../complaint/test/stage.fixture.ts";

const world = useWorld();

type Answer = {
  __typename: string;
  id?: string;
  code?: string;
  departments?: { id: string; code: string; name: string }[];
  issues?: { path: string; code: string }[];
};

async function command(as: Person, name: "projectAdd" | "departmentSave", input: object): Promise<Answer> {
  const type = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await world().gql<{ answer: Answer }>(
    as,
    `mutation ($input: ${type}!) { answer: ${name}(input: $input) { __typename
       ... on Project { id departments { id code name } } ... on Error { problem: code } ... on InvalidError { issues { path code } } } }`,
    { input },
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.answer;
}
const told = ({ issues = [] }: Answer) => issues.map(({ path, code }) => `${path} ${code}`);
const BUILDINGS = { from: 1, to: 2, units: 2, floors: 3, roomsPerFloor: 4 };
const GARDEN = { code: "xyz", name: "新园", city: "深圳", area: 2, buildings: [BUILDINGS] };

test("ORG-1, ORG-2, INT-3 a project begins with the usual departments and its rooms, and takes complaints in under its own numbers", async () => {
  const { cast, gql } = world();
  const added = await command(cast.admin, "projectAdd", GARDEN);
  expect(added.departments?.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["工程", "保洁", "秩序", "绿化", "客服", "收费", "会所", "装修管理"]),
  );
  const rooms = await sql<{ label: string }>(
    world(),
    "select r.label from room r join project p on p.id = r.project_id where p.code = 'XYZ' order by building, unit, floor, number",
  );
  expect(rooms).toHaveLength(2 * 2 * 3 * 4);
  expect(rooms[0]?.label).toBe("1栋1单元101");
  expect(rooms.at(-1)?.label).toBe("2栋2单元304");

  const [admin] = await sql<{ id: string }>(world(), "select id from staff where username = 'admin'");
  const change = `mutation ($input: StaffChangeInput!) { answer: staffChange(input: $input) { __typename } }`;
  const roles = [{ role: "ADMIN" }, { role: "AGENT", projectId: added.id }];
  await gql(cast.admin, change, {
    input: {
      id: idOf("Staff", admin?.id ?? ""),
      expectedVersion: 0,
      active: true,
      name: "系统管理",
      title: "管理员",
      roles,
    },
  });
  const taken = await registered(
    { ...world(), cast: { ...cast, agent: cast.admin } },
    {
      projectId: added.id,
      complainant: { kind: "OWNER", name: "张伟", phone: "199-0000-0001", room: "2栋2单元304" },
    },
  );
  expect(taken.number).toMatch(/^XYZ-/);
});

test("what does not hold of a new project is told row by row, and nothing is half made", async () => {
  const { cast } = world();
  const wrong = await command(cast.admin, "projectAdd", {
    code: "第一",
    name: "",
    city: "深圳",
    area: 0,
    buildings: [BUILDINGS, { from: 4, to: 3, units: 0, floors: 100, roomsPerFloor: 4 }],
  });
  expect(told(wrong)).toEqual([
    "code MALFORMED",
    "name REQUIRED",
    "area OUT_OF_RANGE",
    "buildings.1.to OUT_OF_RANGE",
    "buildings.1.units OUT_OF_RANGE",
    "buildings.1.floors OUT_OF_RANGE",
  ]);
  const twice = { ...GARDEN, code: "TWO", buildings: [BUILDINGS, { ...BUILDINGS, from: 2, to: 5 }] };
  expect(told(await command(cast.admin, "projectAdd", twice))).toEqual(["buildings.1.from TAKEN"]);
  const vast = {
    ...GARDEN,
    code: "BIG",
    buildings: [{ from: 1, to: 99, units: 5, floors: 30, roomsPerFloor: 4 }],
  };
  expect(told(await command(cast.admin, "projectAdd", vast))).toEqual(["buildings TOO_MANY"]);
  expect(told(await command(cast.admin, "projectAdd", { ...GARDEN, code: "WAN" }))).toEqual(["code TAKEN"]);
  const made = await sql(world(), "select 1 from project where name = '新园' and code <> 'XYZ'");
  expect(made).toEqual([]);
});

test("ORG-2 a company adds departments of its own and names them; two of one name there are not in a project", async () => {
  const { cast } = world();
  const projectId = idOf("Project", cast.a.id);
  const added = await command(cast.admin, "departmentSave", { projectId, name: "电梯" });
  const lifts = added.departments?.find(({ name }) => name === "电梯");
  expect(lifts).toBeDefined();
  expect(told(await command(cast.admin, "departmentSave", { projectId, name: "电梯" }))).toEqual([
    "name TAKEN",
  ]);
  const renamed = await command(cast.admin, "departmentSave", { projectId, id: lifts?.id, name: "电梯维保" });
  expect(renamed.departments).toContainEqual({ ...lifts, name: "电梯维保" });
  const elsewhere = { projectId: idOf("Project", cast.b.id), id: lifts?.id, name: "电梯" };
  expect(await command(cast.admin, "departmentSave", elsewhere)).toMatchObject({
    __typename: "NotFoundError",
  });
});

test("ORG-3 nobody but an administrator founds projects or departments, and none in another company", async () => {
  const { cast } = world();
  for (const person of [cast.manager, cast.qa, cast.dispatcher]) {
    expect(await command(person, "projectAdd", { ...GARDEN, code: "NO" })).toMatchObject({
      __typename: "NotAllowedError",
    });
    const input = { projectId: idOf("Project", cast.a.id), name: "私设" };
    expect(await command(person, "departmentSave", input)).toMatchObject({ __typename: "NotAllowedError" });
  }
  const foreign = { projectId: idOf("Project", cast.elsewhere.id), name: "外设" };
  expect(await command(cast.admin, "departmentSave", foreign)).toMatchObject({ __typename: "NotFoundError" });
});
