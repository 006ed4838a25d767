import { isLive, rowOf } from "../support/desk.ts";
import { act, projectId, register } from "../support/people.ts";
import { expect, test } from "../support/test.ts";

const LOOK = `query ($id: ID!, $number: String!) {
  complaint(id: $id) { id }
  complaintByNumber(number: $number) { id }
  node(id: $id) { id }
}`;
const QUEUE = `query ($filter: QueueFilter!) { queue(filter: $filter) { total counters { open } edges { node { number } } } }`;

type Queue = { queue: { total: number; counters: { open: number }; edges: { node: { number: string } }[] } };

test("ORG-3: a handler of one project never sees another project: queue, search, address, API, live", async ({
  house,
  seat,
}) => {
  const handler = house.staff("handler");
  const dispatcher = house.staff("dispatcher");
  const ours = await register(house.staff("agent"), "WAN", { content: "外墙渗水,客厅墙面起泡。" });
  const { assignees } = await dispatcher.ask<{ assignees: { department: { id: string; name: string } }[] }>(
    "query ($id: ID!) { assignees(projectId: $id) { department { id name } } }",
    { id: await projectId(dispatcher, "WAN") },
  );
  const departmentId = assignees.find(({ department }) => department.name === "工程")?.department.id;
  await act(dispatcher, "Assign", ours, { departmentId });
  const theirs = await register(house.staff("agentb"), "HJ", { content: "外墙渗水,卧室天花板发黑。" });
  const theirProject = await projectId(house.staff("dispatcherb"), "HJ");

  const desk = await seat(handler);
  await isLive(desk);
  await expect(rowOf(desk, ours.number)).toBeVisible();
  await expect(rowOf(desk, theirs.number)).toHaveCount(0);
  await expect(desk.getByRole("banner")).not.toContainText("HJ花园");

  await desk.getByRole("textbox", { name: "搜索投诉" }).fill("外墙渗水");
  await expect(desk).toHaveURL(/text=/);
  await expect(rowOf(desk, ours.number)).toBeVisible();
  await expect(rowOf(desk, theirs.number)).toHaveCount(0);
  await desk.getByRole("textbox", { name: "搜索投诉" }).fill(theirs.number);
  await expect(desk.getByText("没有符合筛选条件的投诉")).toBeVisible();

  for (const address of [
    `/complaints/${theirs.number}`,
    `/complaints/${theirs.id}`,
    `/desk?complaint=${theirs.number}`,
  ]) {
    await desk.goto(address);
    await expect(desk.getByText("没有找到这件投诉")).toBeVisible();
    await expect(desk.getByText("卧室天花板")).toHaveCount(0);
  }
  await desk.goto("/desk?project=HJ");
  await expect(rowOf(desk, theirs.number)).toHaveCount(0);

  expect(await handler.ask(LOOK, { id: theirs.id, number: theirs.number })).toEqual({
    complaint: null,
    complaintByNumber: null,
    node: null,
  });
  const asked = await handler
    .ask<Queue>(QUEUE, { filter: { view: "ALL", projectIds: [theirProject] } })
    .catch((error: Error) => error.message);
  expect(JSON.stringify(asked)).not.toContain(theirs.number);
  await expect(act(handler, "Contact", theirs, { how: "PHONE", text: "不该能做到" })).rejects.toThrow(
    "NotFoundError",
  );

  // What happens there does not reach this screen, what happens here does.
  await desk.goto("/desk");
  await isLive(desk);
  await register(house.staff("agentb"), "HJ");
  const next = await register(house.staff("agent"), "WAN");
  await act(dispatcher, "Assign", next, { departmentId });
  await expect(rowOf(desk, next.number)).toBeVisible();
  await expect(
    desk.getByRole("navigation", { name: "待办视图" }).getByRole("link", { name: "全部未结" }),
  ).toContainText("2");
  await expect(desk.getByText(/HJ-\d/)).toHaveCount(0);
});
