import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { staffOf } from "../support/people.ts";
import { startProduct } from "../support/product.ts";
import { expect, test } from "../support/test.ts";

const PASSWORD = "correct-horse-battery";

test("SLA-2 an administrator loads the year that is missed, is told which day cannot be worked, and corrects the year later", async ({
  houses,
  seat,
}) => {
  const november = nextNovember();
  await using product = await startProduct({
    databaseUrl: await houses.copy(),
    aheadMs: november.getTime() - Date.now(),
  });
  const admin = staffOf(product, PASSWORD)("admin");
  const { viewer } = await admin.ask<{ viewer: { calendarWarnings: number[] } }>(
    "{ viewer { calendarWarnings } }",
  );
  const year = viewer.calendarWarnings[0] ?? 0;
  expect(year).toBeGreaterThanOrEqual(november.getUTCFullYear());
  const [monday, saturday] = [dayIn(year, 1), dayIn(year, 6)];

  const page = await seat(admin, "/desk");
  await page.getByRole("link", { name: "去载入" }).click();
  await expect(page.getByRole("heading", { name: `载入 ${year} 年` })).toBeVisible();
  await page
    .getByRole("textbox", { name: "粘贴通知" })
    .fill(
      `国办发明电〔${year - 1}〕9号\n一、元旦:1月1日至3日放假,共3天。\n二、春节:2月5日(农历除夕)至11日放假调休,共7天。${spoken(monday)}上班。`,
    );
  await page.getByRole("button", { name: /^识\s?别$/ }).click();
  await expect(page.getByText("认出 2 段假期共 10 天、1 个调休上班日,请核对。")).toBeVisible();
  await expect(page.getByRole("table", { name: "2月" }).getByRole("cell", { name: "11 休" })).toBeVisible();

  const load = page.getByRole("button", { name: /^载\s?入$/ });
  const worked = page.getByRole("group", { name: "上班日 1" });
  await load.click();
  await expect(worked.getByRole("alert")).toHaveText("调休上班日只能是周六、周日");
  await expect(worked.getByLabel("日期")).toBeFocused();
  await expect(page.getByText("有 1 处需要改正")).toBeVisible();
  await accessible(page);

  await worked.getByLabel("日期").fill(saturday);
  await page.keyboard.press("Enter");
  await expect(worked.getByRole("alert")).toHaveCount(0);
  await load.click();
  const shown = page.getByRole("region", { name: `${year} 年` });
  await expect(shown).toContainText("放假 10 天,调休上班 1 天");
  await expect(shown.getByRole("listitem").filter({ hasText: "春节" })).toContainText(spoken(saturday));
  await expect(page.getByText(new RegExp(`${year}.*尚未载入`))).toHaveCount(0);

  await shown.getByRole("button", { name: /^改\s?正$/ }).click();
  await page.getByRole("group", { name: "假期 2" }).getByLabel("最后一天").fill(`${year}-02-12`);
  await page.keyboard.press("Enter");
  await expect(page.getByText("与现在相比变化 1 天: 2月12日 照常 → 放假")).toBeVisible();
  await page.getByRole("button", { name: "保存改正" }).click();
  await expect(shown).toContainText("放假 11 天");
  await accessible(page);
  await fitsOnATelephone(page);
});

test("HND-9 an administrator changes a tip, writes one and takes one out, and the staff read them so", async ({
  house,
  seat,
}) => {
  const page = await seat(house.staff("admin"), "/desk");
  await page.getByRole("button", { name: "系统管理 的菜单" }).click();
  await page.getByRole("link", { name: "沟通提示" }).click();
  await expect(page.getByText("共 12 条")).toBeVisible();
  await choose(page, "情绪", "激动");
  await expect(page.getByText("12 条中的 2 条")).toBeVisible();

  const line = page.getByRole("region", { name: "按情绪" }).getByRole("listitem");
  await line.getByRole("button", { name: /^修\s?改$/ }).click();
  const helps = line.getByRole("textbox", { name: "怎么说、怎么做" });
  await helps.fill(" ");
  await line.getByRole("button", { name: /^保\s?存$/ }).click();
  await expect(line.getByRole("alert")).toHaveText("必填");
  await expect(helps).toBeFocused();
  await accessible(page);
  await helps.fill("请对方坐下,倒一杯水。");
  await line.getByRole("button", { name: /^保\s?存$/ }).click();
  await expect(line).toContainText("激动请对方坐下,倒一杯水。");

  await page.getByRole("button", { name: "写一条提示" }).click();
  const added = page.getByRole("region", { name: "写一条提示" });
  await added.getByRole("textbox", { name: "怎么说、怎么做" }).fill("不在电话里争。");
  await added.getByRole("button", { name: /^保\s?存$/ }).click();
  await expect(page.getByText("13 条中的 3 条")).toBeVisible();

  await page
    .getByRole("region", { name: "几项同时符合" })
    .getByRole("button", { name: /^删\s?去$/ })
    .click();
  await page
    .getByRole("tooltip")
    .getByRole("button", { name: /^删\s?去$/ })
    .click();
  await expect(page.getByText("12 条中的 2 条")).toBeVisible();
  await fitsOnATelephone(page);

  const { handlingTips } = await house
    .staff("agent")
    .ask<{ handlingTips: { helps: string }[] }>(
      "{ handlingTips(mood: FURIOUS, category: CHARGES) { helps } }",
    );
  expect(handlingTips.map(({ helps }) => helps)).toEqual(
    expect.arrayContaining(["请对方坐下,倒一杯水。", "不在电话里争。"]),
  );
});

test("ORG-3 who is no administrator may not open the settings", async ({ house, seat }) => {
  const page = await seat(house.staff("supervisor"), "/admin/calendar");
  await expect(page.getByText("只有系统管理员可以载入放假安排")).toBeVisible();
  await page.goto("/admin/tips");
  await expect(page.getByText("只有系统管理员可以修改沟通提示")).toBeVisible();
  await page.getByRole("button", { name: "李主任 的菜单" }).click();
  await expect(page.getByRole("link", { name: "每日盘点" })).toBeVisible();
  await expect(page.getByRole("link", { name: "放假安排" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "沟通提示" })).toHaveCount(0);
});

/** When the coming year's notice is asked for. */
function nextNovember(): Date {
  const now = new Date();
  const at = new Date(Date.UTC(now.getUTCFullYear(), 10, 2, 4));
  if (at < now) at.setUTCFullYear(at.getUTCFullYear() + 1);
  return at;
}

/** The first such day of the week in the year's June; 0 is Sunday. */
function dayIn(year: number, weekday: number): string {
  const first = new Date(Date.UTC(year, 5, 1)).getUTCDay();
  return `${year}-06-${String(1 + ((weekday - first + 7) % 7)).padStart(2, "0")}`;
}

function spoken(date: string): string {
  const [, month, day] = date.split("-").map(Number);
  return `${month}月${day}日`;
}

async function choose(page: Page, field: string, choice: string): Promise<void> {
  await page.getByRole("search").getByRole("combobox", { name: field }).click();
  await page.getByTitle(choice, { exact: true }).click();
}

async function accessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

async function fitsOnATelephone(page: Page): Promise<void> {
  await page.setViewportSize({ width: 390, height: 844 });
  const main = page.getByRole("main");
  expect(await main.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
}
