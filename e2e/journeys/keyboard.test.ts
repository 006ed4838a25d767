import type { Locator, Page } from "@playwright/test";
import {
  counterOf,
  isLive,
  panelOf,
  queueOf,
  rowOf,
  tabTo,
  viewLink,
  type ViewName,
} from "../support/desk.ts";
import { act, type Case } from "../support/people.ts";
import { expect, test } from "../support/test.ts";

test("half an hour of a dispatcher's work without touching the mouse", async ({ demo, seat }) => {
  const page = await seat(demo.staff("zengjingyi"));
  await isLive(page);
  await countPointers(page);
  const keys = page.keyboard;
  await expect(viewLink(page, "全部未结")).toContainText(/\d/);
  const open = await counterOf(page, "全部未结");

  // Register.
  await keys.press("n");
  await expect(page.getByRole("combobox", { name: "项目" })).toBeFocused();
  await keys.type("湾花园");
  await keys.press("Enter");
  await tabTo(page, page.getByRole("combobox", { name: "房号" }));
  await keys.type("9栋2单元601");
  await tabTo(page, page.getByRole("textbox", { name: "电话" }));
  await keys.type("199-0000-0451");
  await tabTo(page, page.getByRole("textbox", { name: "称呼" }));
  await keys.type("梁先生");
  await tabTo(page, page.getByRole("textbox", { name: "投诉内容" }));
  await keys.type("水泵房整夜嗡嗡响,家里老人睡不着,已经第三天了。");
  await keys.press("Control+Enter");
  const receipt = page.getByRole("region", { name: /^已登记/ });
  const number = (await receipt.getByText(/^WAN-\d{6}-\d{4}$/).innerText()).trim();

  // Find it again, and open it beside the queue.
  await keys.press("g");
  await keys.press("d");
  await expect(viewLink(page, "全部未结")).toContainText(String(open + 1));
  await keys.press("/");
  await keys.type("水泵房整夜");
  await keys.press("Enter");
  await expect(queueOf(page)).toHaveAttribute("aria-rowcount", "2");
  await expect(rowOf(page, number)).toBeVisible();
  await keys.press("j");
  const panel = panelOf(page, number);
  await expect(panel).toBeVisible();

  // Triage.
  const triage = await openBy(page, "t", /^定级/);
  await tabTo(page, triage.getByRole("combobox", { name: "类别" }));
  await keys.type("设施");
  await keys.press("Enter");
  await choose(page, triage.getByRole("radiogroup").nth(0), "紧急");
  await choose(page, triage.getByRole("radiogroup").nth(1), "多户");
  await submit(page, triage);
  await expect(panel.getByText("设施设备维护").first()).toBeVisible();

  // Respond.
  await submit(page, await openBy(page, "r", /^响应/));

  // Assign, to a person of a department.
  const assign = await openBy(page, "a", /^派单/);
  await choose(page, assign.getByRole("radiogroup").first(), /^工程/);
  await choose(page, assign.getByRole("radiogroup").last(), /^吴海涛/);
  await submit(page, assign);
  await expect(panel.getByText(/吴海涛/).first()).toBeVisible();

  // The handler takes it, at his own desk.
  const wu = demo.staff("wuhaitao");
  const { complaintByNumber: seen } = await wu.ask<{ complaintByNumber: Case }>(
    "query ($number: String!) { complaintByNumber(number: $number) { id number version trackingCode state } }",
    { number },
  );
  await act(wu, "Accept", seen);
  await expect(panel.locator("[aria-current=step]")).toContainText("核实中");

  // Contact.
  const contact = await openBy(page, "c", /^联系/);
  await tabTo(page, contact.getByLabel("沟通内容"));
  await keys.type("已告知业主:今晚停泵检修减振垫,明早回电。");
  await submit(page, contact);
  await expect(panel.getByText("今晚停泵检修减振垫").first()).toBeVisible();

  // Suspend, and resume.
  const suspend = await openBy(page, "s", /^挂起/);
  await tabTo(page, suspend.getByRole("button", { name: "2 小时后" }));
  await keys.press("Enter");
  await tabTo(page, suspend.getByLabel("等什么、等谁、怎样跟进"));
  await keys.type("等厂家送减振垫,下午到货。");
  await submit(page, suspend);
  await expect(panel.getByText(/目前:.*挂起/)).toBeVisible();
  await submit(page, await openBy(page, "s", /^恢复/));
  await expect(panel.getByText(/目前:.*挂起/)).toBeHidden();

  // Escalate.
  const escalate = await openBy(page, "e", /^上移/);
  await tabTo(page, escalate.getByLabel("理由"));
  await keys.type("业主要求今晚必须解决,沟通后仍激动。");
  await submit(page, escalate);
  await expect(panel.getByText("业主要求今晚必须解决").first()).toBeVisible();

  // Look around, and come back.
  await keys.press("Escape");
  await expect(panel).toBeHidden();
  for (const [key, view] of [
    ["u", "待派"],
    ["o", "已超时"],
    ["e", "已升级"],
    ["m", "我的"],
  ] satisfies [string, ViewName][]) {
    await keys.press("g");
    await keys.press(key);
    await expect(page.getByRole("heading", { level: 1, name: view })).toBeVisible();
  }
  await keys.press("Control+k");
  await expect(page.getByRole("dialog", { name: "命令" })).toBeVisible();
  await keys.type("yichaoshi");
  await keys.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "已超时" })).toBeVisible();
  await keys.press("?");
  await expect(page.getByRole("dialog", { name: "快捷键" })).toBeVisible();
  await keys.press("Escape");
  await expect(page.getByRole("dialog", { name: "快捷键" })).toBeHidden();

  expect(await page.evaluate(() => document.body.dataset["pointers"] ?? "none")).toBe("none");
});

async function openBy(page: Page, key: string, name: RegExp): Promise<Locator> {
  // A letter typed while the last dialog still goes is that dialog's.
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press(key);
  const dialog = page.getByRole("dialog", { name });
  await expect(dialog).toBeVisible();
  return dialog;
}

async function submit(page: Page, dialog: Locator): Promise<void> {
  await expect.poll(() => dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  await page.keyboard.press("Control+Enter");
  await expect(dialog).toBeHidden();
}

/** Into the group by Tab, to the choice by arrow. */
async function choose(page: Page, group: Locator, name: string | RegExp): Promise<void> {
  const wanted = group.getByRole("radio", { name, exact: true });
  await expect(wanted).toBeAttached();
  await tabTo(page, group);
  for (let tries = 0; tries < 20; tries += 1) {
    await page.keyboard.press(tries === 0 ? "Space" : "ArrowDown");
    if (await wanted.isChecked()) return;
  }
  throw new Error(`no arrow led to ${String(name)}`);
}

function countPointers(page: Page): Promise<void> {
  return page.evaluate(() => {
    for (const kind of ["pointerdown", "mousedown", "mousemove", "touchstart"] as const) {
      addEventListener(kind, () => (document.body.dataset["pointers"] = kind), true);
    }
  });
}
