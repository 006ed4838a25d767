import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { actOnCase, consentedCase } from "../support/mediation.ts";
import { register } from "../support/people.ts";
import { expect, test } from "../support/test.ts";

const DAY_MS = 86_400_000;

test("MED-1, MED-5: a complaint's page leads into mediation with what is known, and tells the case by number and state", async ({
  house,
  seat,
}) => {
  const { staff } = house;
  const { number } = await register(staff("agent"), "WAN", {
    content: "楼上软管爆裂,吊顶漏水,邻居不肯赔",
  });
  const page = await seat(staff("supervisor"), `/complaints/${number}`);
  await page.getByRole("link", { name: "转入调解" }).click();
  const form = page.getByRole("form", { name: `由投诉 ${number} 转入` });
  await expect(form.getByRole("textbox", { name: "纠纷事由" })).toHaveValue(/软管爆裂/);
  await expect(form.getByText("漏水", { exact: true })).toBeVisible();
  await accessible(page);
  for (const letter of ["A", "B"])
    await form
      .getByRole("group", { name: `当事人 ${letter}` })
      .getByRole("textbox", { name: "姓名或名称" })
      .fill(`当事人${letter}`);
  await form.getByRole("button", { name: "提议调解" }).click();
  await expect(page.getByRole("heading", { name: /软管爆裂/ })).toBeVisible();

  const outside = await seat(staff("dispatcher"), `/complaints/${number}`);
  const told = outside.getByRole("region", { name: "调解" });
  await expect(told.getByText("提议调解")).toBeVisible();
  await expect(told.getByRole("link", { name: "转入调解" })).toHaveCount(0);
});

test("MED-4, AGR-1, AUD-2: a session goes into the calendar, proof of identity is shown masked, data are handed over by consent", async ({
  house,
  seat,
}) => {
  const mediator = house.staff("mediator");
  const seen = await consentedCase(house.staff);
  const at = new Date(Date.now() + DAY_MS).toISOString();
  await actOnCase(mediator, "ScheduleSession", seen, { at, mode: "JOINT", invited: ["A", "B"] });
  const page = await seat(mediator, `/cases/${seen.id}`);
  const session = page.getByRole("listitem", { name: "第 1 次" });
  const file = page.waitForEvent("download");
  await session.getByRole("link", { name: "加入日历" }).click();
  expect((await file).suggestedFilename()).toBe("session.ics");
  await ask(session, "取消会议", (asked) => asked.getByRole("textbox", { name: "原因" }).fill("甲方住院"));
  await expect(session.getByText("已取消:甲方住院")).toBeVisible();

  const card = page.getByRole("region", { name: /^A / });
  await ask(card, "登记证件", (asked) =>
    asked.getByRole("textbox", { name: /证件号码/ }).fill("11010519491231002X"),
  );
  await expect(card.getByText("**************002X")).toBeVisible();

  const given = page.getByRole("region", { name: "向其他机构提供资料" });
  await ask(given, "拟提供资料", async (asked) => {
    await asked.getByRole("textbox", { name: "提供给哪个机构" }).fill("街道人民调解委员会");
    await asked.getByRole("checkbox", { name: "调解记录" }).check();
    await asked.getByRole("textbox", { name: "用于什么" }).fill("由其继续调解");
  });
  const line = given.getByRole("listitem", { name: "提供给街道人民调解委员会" });
  await expect(line.getByText("尚未提供,已同意 0/2")).toBeVisible();
  for (const name of ["邹家乐", "柯志远"]) {
    await line.getByRole("button", { name: `${name}单独同意` }).click();
    const form = line.getByRole("form", { name: `${name}单独同意` });
    await form.getByRole("button", { name: `${name}单独同意` }).click();
    await expect(line.getByRole("button", { name: `${name}撤回同意` })).toBeVisible();
  }
  await ask(line, "记为已提供");
  await expect(line.getByText(/已提供 .*单独同意:邹家乐/)).toBeVisible();
  await accessible(page);
});

async function ask(
  within: Page | Locator,
  label: string,
  fill?: (form: Locator) => Promise<void>,
): Promise<void> {
  await within.getByRole("button", { name: label, exact: true }).first().click();
  const form = within.getByRole("form", { name: label });
  if (fill) await fill(form);
  await form.getByRole("button", { name: label, exact: true }).click();
  await expect(form).toHaveCount(0);
}

async function accessible(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}
