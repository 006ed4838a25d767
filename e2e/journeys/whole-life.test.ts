import type { Page } from "@playwright/test";
import sharp from "sharp";
import { lostOf, resolved, workedOut } from "../support/courses.ts";
import { isLive, panelOf, tabTo } from "../support/desk.ts";
import type { Case, Person } from "../support/people.ts";
import { startProduct } from "../support/product.ts";
import { expect, test } from "../support/test.ts";
import { staffOf } from "../support/people.ts";

const DAY_MS = 86_400_000;

async function caseOf(who: Person, number: string): Promise<Case> {
  const query =
    "query ($number: String!) { complaintByNumber(number: $number) { id number version trackingCode state } }";
  return (await who.ask<{ complaintByNumber: Case }>(query, { number })).complaintByNumber;
}

/** Presses what the action bar offers and gives the dialog that comes. */
async function begin(page: Page, number: string, action: string) {
  await panelOf(page, number)
    .getByRole("button", { name: new RegExp(`^${action}( [A-Z])?$`) })
    .click();
  const dialog = page.getByRole("dialog", { name: new RegExp(`^${action}`) });
  await expect(dialog).toBeVisible();
  return dialog;
}

async function finish(dialog: Awaited<ReturnType<typeof begin>>, action: string) {
  const spaced = [...action].join("\\s?");
  await dialog.getByRole("button", { name: new RegExp(`^${spaced}$`) }).click();
  await expect(dialog).toBeHidden();
}

test("HND-1 to HND-7, EVD-1, VIS-1, VIS-4: a valid complaint from the phone call to closure, with a photo as evidence", async ({
  house,
  seat,
}) => {
  test.setTimeout(120_000);
  const agent = await seat(house.staff("agent"), "/intake");
  const keys = agent.keyboard;
  await tabTo(agent, agent.getByRole("combobox", { name: "房号" }));
  await keys.type("1栋1单元501");
  await tabTo(agent, agent.getByRole("textbox", { name: "电话" }));
  await keys.type("199-0000-0726");
  await tabTo(agent, agent.getByRole("textbox", { name: "称呼" }));
  await keys.type("许女士");
  await tabTo(agent, agent.getByRole("textbox", { name: "投诉内容" }));
  await keys.type("1 栋电梯门夹人,关门时感应不到人,孩子被夹了一下,幸好没受伤。");
  await keys.press("Control+Enter");
  const receipt = agent.getByRole("region", { name: /^已登记/ });
  await expect(receipt).toBeVisible();
  const number = /WAN-\d{6}-\d{4}/.exec(await receipt.innerText())?.[0] ?? "";

  const desk = await seat(house.staff("dispatcher"), `/desk?complaint=${number}`);
  await isLive(desk);
  const triage = await begin(desk, number, "定级");
  await triage.getByRole("combobox", { name: /类别/ }).click();
  await desk.getByTitle("设施设备维护").click();
  await triage.getByText("一般", { exact: true }).first().click();
  await triage.getByText("一户", { exact: true }).click();
  await triage.getByRole("combobox", { name: "定性" }).click();
  await desk.getByTitle("有效", { exact: true }).click();
  await finish(triage, "定级");
  const assign = await begin(desk, number, "派单");
  await assign.getByRole("radio", { name: /^工程/ }).check();
  await finish(assign, "派单");

  const handler = await seat(house.staff("handler"), `/complaints/${number}`);
  await panelOf(handler, number).getByRole("button", { name: /^接单/ }).click();
  await expect(panelOf(handler, number).getByText("核实中").first()).toBeVisible();
  await handler.keyboard.press("d");
  const evidence = handler.getByRole("dialog", { name: /^加证据/ });
  await expect(evidence).toBeVisible();
  const photo = await sharp({ create: { width: 800, height: 600, channels: 3, background: "#875" } })
    .withExif({ IFD0: { Make: "TelephoneMaker" } })
    .jpeg()
    .toBuffer();
  await evidence
    .locator("input[type=file]")
    .first()
    .setInputFiles({ name: "门机皮带.jpg", mimeType: "image/jpeg", buffer: photo });
  await expect(evidence.getByRole("progressbar", { name: /门机皮带/ })).toHaveAttribute(
    "aria-valuenow",
    "100",
  );
  await evidence.getByRole("textbox", { name: /^说明/ }).fill("断裂的门机皮带");
  await finish(evidence, "加证据");
  const picture = panelOf(handler, number).getByRole("img", { name: "断裂的门机皮带" });
  await expect(picture).toBeVisible();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(480);
  // On the dispatcher's screen it stands as well.
  await expect(panelOf(desk, number).getByRole("img", { name: "断裂的门机皮带" })).toBeVisible();

  await workedOut(house.staff("handler"), await caseOf(house.staff("handler"), number));
  const resolve = await begin(handler, number, "办结");
  await resolve.getByLabel("处理结果").fill("已更换门机皮带,现场试运行 20 次正常");
  await resolve.getByRole("combobox", { name: "责任原因" }).click();
  await handler.getByTitle("设施", { exact: true }).click();
  await resolve.getByRole("checkbox", { name: /已将结果告知/ }).check();
  await finish(resolve, "办结");
  await expect(panelOf(handler, number).getByText("已办结待回访").first()).toBeVisible();

  const supervisor = await seat(house.staff("supervisor"), `/complaints/${number}`);
  const visit = await begin(supervisor, number, "回访");
  for (const part of [0, 1, 2]) await visit.locator(".ant-rate").nth(part).locator("li").nth(4).click();
  await visit.getByLabel(/^投诉人的话/).fill("修得快,谢谢");
  await visit.getByRole("checkbox", { name: "满意,同时关闭" }).check();
  await finish(visit, "回访");
  await expect(panelOf(supervisor, number).getByText("已关闭").first()).toBeVisible();
  await expect(panelOf(desk, number).getByText("已关闭").first()).toBeVisible();
  expect((await lostOf(house.staff("qa"))).lost).toBe(0);
});

test("ESC-3, VIS-1, VIS-5: a dissatisfied visit reopens it and takes it one level up before the supervisor's eyes", async ({
  house,
  seat,
}) => {
  test.setTimeout(150_000);
  const { number } = await resolved(house.staff);
  const supervisor = await seat(house.staff("supervisor"), `/complaints/${number}`);
  const visit = await begin(supervisor, number, "回访");
  for (const [part, stars] of [3, 2, 1].entries())
    await visit
      .locator(".ant-rate")
      .nth(part)
      .locator("li")
      .nth(stars - 1)
      .click();
  await expect(visit.getByRole("status")).toBeVisible();
  await visit.getByLabel(/^投诉人的话/).fill("门还是会夹人,没有修好");
  await finish(visit, "回访");
  const panel = panelOf(supervisor, number);
  await expect(panel.getByText("处理中").first()).toBeVisible();
  await expect(panel.getByText("门还是会夹人,没有修好").first()).toBeVisible();
  const level = async () =>
    (
      await house
        .staff("supervisor")
        .ask<{ complaintByNumber: { level: number } }>(
          "query ($number: String!) { complaintByNumber(number: $number) { level } }",
          { number },
        )
    ).complaintByNumber.level;
  await expect.poll(level, { timeout: 90_000 }).toBe(1);
  expect((await lostOf(house.staff("qa"))).lost).toBe(0);
});

test("VIS-3: who cannot be reached on three days has a quiet period; on a clock moved beyond it the complaint has closed by itself", async ({
  houses,
  seat,
}) => {
  test.setTimeout(120_000);
  const databaseUrl = await houses.copy();
  const at = async (aheadMs: number) => {
    const product = await startProduct({ databaseUrl, aheadMs });
    return { product, staff: staffOf(product, "correct-horse-battery") };
  };
  let number = "";
  for (const day of [0, 1, 2]) {
    const { product, staff } = await at(day * DAY_MS);
    await using _ends = product;
    if (day === 0) ({ number } = await resolved(staff));
    const supervisor = await seat(staff("supervisor"), `/complaints/${number}`);
    const visit = await begin(supervisor, number, "回访");
    await visit.getByText("没有联系上").click();
    await finish(visit, "回访");
    await supervisor.context().close();
  }
  {
    const { product, staff } = await at(8.5 * DAY_MS);
    await using _ends = product;
    const page = await seat(staff("supervisor"), `/complaints/${number}`);
    await expect(panelOf(page, number).getByText("已办结待回访").first()).toBeVisible();
    await page.context().close();
  }
  const { product, staff } = await at(9.5 * DAY_MS);
  await using _ends = product;
  const page = await seat(staff("supervisor"), `/complaints/${number}`);
  await expect(panelOf(page, number).getByText("已关闭").first()).toBeVisible();
  expect((await lostOf(staff("qa"))).lost).toBe(0);
  await page.context().close();
});
