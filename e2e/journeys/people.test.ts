import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { act, projectId, register, staffOf } from "../support/people.ts";
import { expect, test } from "../support/test.ts";

const NEW_PASSWORD = "seven-tall-bamboos";

test("ORG-3 an administrator adds a dispatcher, is told what is missing, and the dispatcher signs in", async ({
  house,
  seat,
}) => {
  const page = await seat(house.staff("admin"), "/desk");
  await page.getByRole("button", { name: "系统管理 的菜单" }).click();
  await page.getByRole("link", { name: "人员与角色" }).click();
  await page.getByRole("button", { name: "添加人员" }).click();
  const form = page.getByRole("region", { name: "添加人员" });
  await form.getByRole("textbox", { name: "姓名" }).fill("方新来");
  await form.getByRole("textbox", { name: "登录名" }).fill("Fang");
  await form.getByRole("textbox", { name: "初始密码" }).fill("short");
  await form.getByRole("checkbox", { name: "调度" }).check();
  const add = form.getByRole("button", { name: /^添\s?加$/ });
  await add.click();
  await expect(form.getByRole("textbox", { name: "岗位" })).toBeFocused();
  await expect(form.getByRole("alert")).toHaveCount(3);
  await accessible(page);

  await form.getByRole("textbox", { name: "岗位" }).fill("调度");
  await form.getByRole("textbox", { name: "初始密码" }).fill(NEW_PASSWORD);
  await choose(page, "调度的项目");
  await add.click();
  await expect(form).toHaveCount(0);
  const line = page.getByRole("listitem").filter({ hasText: "方新来" });
  await expect(line).toContainText("调度 · fang");
  const { viewer } = await staffOf(
    house.product,
    NEW_PASSWORD,
  )("fang").ask<{ viewer: { roles: { role: string }[]; projects: unknown[] } }>(
    "{ viewer { roles { role } projects { code } } }",
  );
  expect(viewer).toEqual({ roles: [{ role: "DISPATCHER" }], projects: [{ code: "WAN" }] });
  await accessible(page);
  await fitsOnATelephone(page);
});

test("ORG-5 who has an open complaint does not leave until it is handed over", async ({ house, seat }) => {
  const { staff } = house;
  const seen = await register(staff("agent"), "WAN");
  const [dispatcher, handler, successor] = [staff("dispatcher"), staff("handler"), staff("handler2")];
  const { assignees } = await dispatcher.ask<{
    assignees: {
      department: { id: string; name: string };
      handlers: { staff: { id: string; name: string } }[];
    }[];
  }>(
    "query ($id: ID!) { assignees(projectId: $id) { department { id name } handlers { staff { id name } } } }",
    {
      id: await projectId(dispatcher, "WAN"),
    },
  );
  const engineering = assignees.find(({ handlers }) => handlers.some((each) => each.staff.name === "赵工"));
  const departmentId = engineering?.department.id;
  const triaged = await act(dispatcher, "Triage", seen, {
    category: "FACILITIES",
    urgency: "MEDIUM",
    impact: "HOUSEHOLD",
  });
  const accepted = await act(handler, "Accept", await act(dispatcher, "Assign", triaged, { departmentId }));

  const page = await seat(staff("admin"), "/admin/people");
  await page.getByRole("textbox", { name: "姓名、登录名或岗位" }).fill("赵工");
  await expect(page.getByRole("listitem")).toContainText("名下未办结 1 件");
  await page.getByRole("button", { name: /^修\s?改$/ }).click();
  const form = page.getByRole("form", { name: "修改 赵工" });
  await form.getByRole("checkbox", { name: "在职,可以登录" }).uncheck();
  const save = form.getByRole("button", { name: /^保\s?存$/ });
  await save.click();
  await expect(form.getByRole("alert")).toContainText(seen.number);

  const other = engineering?.handlers.find((each) => each.staff.name === "钱工")?.staff.id;
  const passedOn = await act(dispatcher, "Reassign", accepted, {
    departmentId,
    handlerId: other,
    reason: "赵工离职",
  });
  // Still his until the other has taken it.
  await save.click();
  await expect(form.getByRole("alert")).toContainText(seen.number);
  await act(successor, "Accept", passedOn);
  await save.click();
  await expect(page.getByRole("heading", { name: "已离职 1 人" })).toBeVisible();
  const refused = await fetch(`${house.product.url}/api/auth/sign-in/username`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ username: handler.username, password: handler.password }),
  });
  expect(refused.ok).toBe(false);
});

test("ORG-3 a forgotten password is set anew, and what was signed in with the old one ends", async ({
  house,
  seat,
}) => {
  const agent = house.staff("agent");
  await agent.ask("{ viewer { staff { id } } }");
  const page = await seat(house.staff("admin"), "/admin/people");
  await page.getByRole("textbox", { name: "姓名、登录名或岗位" }).fill("林小雨");
  await page.getByRole("button", { name: "重设密码" }).click();
  await page.getByRole("textbox", { name: "林小雨的新密码" }).fill(NEW_PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page.getByText("已重设林小雨的密码")).toBeVisible();
  await expect(page.getByRole("button", { name: "重设密码" })).toBeFocused();
  const { viewer } = await agent.ask<{ viewer: unknown }>("{ viewer { staff { id } } }");
  expect(viewer).toBeNull();
  const again = staffOf(house.product, NEW_PASSWORD)("agent");
  expect(await again.ask("{ viewer { staff { name } } }")).toEqual({ viewer: { staff: { name: "林小雨" } } });
});

test("ORG-2, INT-3 a new project takes complaints at once, under its own prefix and departments", async ({
  house,
  seat,
}) => {
  const page = await seat(house.staff("admin"), "/admin/projects");
  await page.getByRole("button", { name: "添加项目" }).click();
  const form = page.getByRole("region", { name: "添加项目" });
  await form.getByRole("textbox", { name: "项目名称" }).fill("听潮阁");
  await form.getByRole("textbox", { name: "编号前缀" }).fill("WAN");
  await form.getByRole("spinbutton", { name: "到几栋" }).fill("3");
  await expect(form.getByText("共 216 户")).toBeVisible();
  const add = form.getByRole("button", { name: "添加项目" });
  await add.click();
  await expect(form.getByRole("textbox", { name: "编号前缀" })).toBeFocused();
  await accessible(page);
  await form.getByRole("textbox", { name: "编号前缀" }).fill("TCG");
  await add.click();
  const line = page.getByRole("listitem", { name: "听潮阁" });
  await expect(line).toContainText("TCG");

  await line.getByRole("button", { name: "会所,改名" }).click();
  await line.getByRole("textbox", { name: "部门名称" }).fill("泳池与会所");
  await page.keyboard.press("Enter");
  await expect(line.getByRole("button", { name: "泳池与会所,改名" })).toBeVisible();
  await line.getByRole("button", { name: "添加部门" }).click();
  await line.getByRole("textbox", { name: "部门名称" }).fill("工程");
  await page.keyboard.press("Enter");
  await expect(line.getByRole("alert")).toBeVisible();
  await line.getByRole("textbox", { name: "部门名称" }).fill("智能化");
  await page.keyboard.press("Enter");
  await expect(line.getByRole("button", { name: "智能化,改名" })).toBeVisible();
  await accessible(page);
  await fitsOnATelephone(page);

  const admin = house.staff("admin");
  const { rooms } = await admin.ask<{ rooms: { label: string }[] }>(
    'query ($id: ID!) { rooms(projectId: $id, startsWith: "3栋2单元18") { label } }',
    { id: await projectId(admin, "TCG") },
  );
  expect(rooms.map(({ label }) => label)).toEqual(["3栋2单元1801", "3栋2单元1802"]);
});

test("INT-1 a sub-category is offered at intake and at triage while it holds, and no longer", async ({
  house,
  seat,
}) => {
  const admin = await seat(house.staff("admin"), "/admin/categories");
  await admin.getByRole("button", { name: "给设施设备维护添加小类" }).click();
  const chapter = admin.getByRole("region", { name: "设施设备维护" });
  await chapter.getByRole("textbox", { name: "小类" }).fill("电梯困人");
  await admin.keyboard.press("Enter");
  await expect(chapter.getByRole("listitem")).toContainText("电梯困人");
  await accessible(admin);
  await fitsOnATelephone(admin);

  const seen = await register(house.staff("agent"), "WAN");
  const dispatcher = await seat(house.staff("dispatcher"), `/complaints/${seen.number}`);
  await dispatcher
    .getByRole("button", { name: /^定\s?级/ })
    .first()
    .click();
  const dialog = dispatcher.getByRole("dialog", { name: /定级/ });
  await dialog.getByRole("combobox", { name: "类别" }).click();
  await dispatcher.getByTitle("设施设备维护", { exact: true }).click();
  await dialog.getByRole("combobox", { name: /小类/ }).fill("电梯");
  await dispatcher.getByTitle("电梯困人", { exact: true }).click();
  await expect(dialog.getByRole("combobox", { name: /小类/ })).toHaveValue("电梯困人");

  await chapter.getByRole("button", { name: "修改 电梯困人" }).click();
  const yesterday = new Date(Date.now() - 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
  await chapter.getByLabel("启用日").fill(yesterday);
  await admin.keyboard.press("Enter");
  await chapter.getByLabel("最后一天(可不填)").fill(yesterday);
  await admin.keyboard.press("Enter");
  await chapter.getByRole("button", { name: /^保\s?存$/ }).click();
  await expect(chapter.getByRole("listitem")).toContainText("已停用");
  const { subCategories } = await house
    .staff("agent")
    .ask<{ subCategories: unknown[] }>("{ subCategories { name } }");
  expect(subCategories).toEqual([]);
});

test("ORG-3 who is no administrator may not look into the house's books", async ({ house, seat }) => {
  const page = await seat(house.staff("manager"), "/admin/people");
  for (const path of ["people", "projects", "categories"]) {
    await page.goto(`/admin/${path}`);
    await expect(page.getByText("只有系统管理员可以打开这一页")).toBeVisible();
  }
});

/** The first place offered. */
async function choose(page: Page, field: string): Promise<void> {
  await page.getByRole("combobox", { name: field }).click();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
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
