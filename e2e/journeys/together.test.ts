import { lostOf } from "../support/courses.ts";
import { isLive, panelOf } from "../support/desk.ts";
import { type Case, register } from "../support/people.ts";
import { expect, test } from "../support/test.ts";

const OUTAGE = [
  "从早上七点起全屋停水,什么时候能来水?",
  "家里停水了,早上起来就没有水,请问何时来水",
  "停水一上午没有通知,老人在家没水用",
  "全屋停水,早上七点起就没水了,什么时候来水",
  "从早上起停水,请问什么时候能来水",
];

test("MAJ-3: five complaints of one outage are found, made an incident, undone, made again and assigned at once", async ({
  house,
  seat,
}) => {
  test.setTimeout(90_000);
  const agent = house.staff("agent");
  const cases: Case[] = [];
  for (const [index, content] of OUTAGE.entries()) {
    const complainant = {
      kind: "OWNER",
      name: `住户${index + 1}`,
      phone: `199-0000-010${index}`,
      room: "1栋1单元501",
    };
    cases.push(await register(agent, "WAN", { content, complainant }));
  }
  const [first] = cases;
  const desk = await seat(house.staff("dispatcher"), `/complaints/${first?.number}`);
  await isLive(desk);
  const panel = panelOf(desk, first?.number ?? "");
  const open = async () => {
    await panel.getByRole("button", { name: "查找同一件事的投诉" }).click();
    const dialog = desk.getByRole("dialog", { name: "合成群诉" });
    for (const other of cases.slice(1)) await dialog.getByRole("checkbox", { name: other.number }).check();
    await dialog.getByLabel("什么事").fill("1 栋停水");
    await dialog.getByRole("button", { name: /^合成群诉/ }).click();
    await expect(dialog.getByLabel("已办")).toHaveCount(4);
    return dialog;
  };
  const undone = await open();
  await undone.getByRole("button", { name: "撤销合并" }).click();
  await expect(panel.getByRole("button", { name: "查找同一件事的投诉" })).toBeVisible();
  const made = await open();
  await made.locator("button", { hasText: "好" }).click();
  await expect(panel.getByText("1 栋停水 · 5 件")).toBeVisible();

  await panel.getByRole("button", { name: "一起办理" }).click();
  const all = desk.getByRole("dialog", { name: "一起办理" });
  await all.getByRole("radio", { name: /^工程/ }).check();
  await all.getByRole("button", { name: "派单 5 件" }).click();
  await expect(all.getByLabel("已办")).toHaveCount(5);
  await all.locator("button", { hasText: "好" }).click();
  await expect(panel.getByText("已派单").first()).toBeVisible();
  const states = await house
    .staff("dispatcher")
    .ask<{ queue: { edges: { node: { state: string } }[] } }>(
      "{ queue(first: 50, filter: { view: OPEN }) { edges { node { state } } } }",
    );
  expect(states.queue.edges.map(({ node }) => node.state)).toEqual(Array(5).fill("ASSIGNED"));
  expect((await lostOf(house.staff("qa"))).lost).toBe(0);
});

test("ORG-5, REP-1: at the change of shifts the open items are listed, noted, handed over and taken by name; stocktaking misses none", async ({
  house,
  seat,
}) => {
  const agent = house.staff("agent");
  const [one, two] = [
    await register(agent, "WAN"),
    await register(agent, "WAN", { content: "门口路灯忽明忽暗。" }),
  ];
  const leaving = await seat(agent, "/mine");
  await leaving.getByRole("button", { name: /^交\s?班$/ }).click();
  await leaving.getByRole("combobox", { name: "交给" }).click();
  await leaving.getByTitle(/^陈调度/).click();
  await leaving.getByRole("textbox", { name: `${one.number} 的交代` }).fill("业主下午三点来看");
  await leaving.getByRole("button", { name: "交班 2 件" }).click();
  await expect(leaving.getByText("等 陈调度 接班")).toBeVisible();
  await expect(leaving.getByText("没有要办的,手上清了")).toBeVisible();

  const coming = await seat(house.staff("dispatcher"), "/mine");
  await expect(coming.getByRole("heading", { name: /^林小雨 交给我的/ })).toBeVisible();
  await expect(coming.getByText("业主下午三点来看")).toBeVisible();
  await coming.getByRole("button", { name: /^接\s?班$/ }).click();
  await expect(coming.getByText(/^陈调度 .* 已接班$/)).toBeVisible();
  const waiting = coming.getByRole("region", { name: "要我办的" });
  for (const { number } of [one, two]) await expect(waiting.getByText(number)).toBeVisible();

  const stock = await seat(house.staff("supervisor"), "/stocktaking");
  await expect(stock.getByRole("status").filter({ hasText: "没有漏单" })).toContainText("2 件未结投诉");
  await expect(stock.getByRole("row").filter({ hasText: one.number })).toContainText("陈调度");
});
