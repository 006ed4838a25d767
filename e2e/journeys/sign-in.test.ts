import { register } from "../support/people.ts";
import { isLive, panelOf } from "../support/desk.ts";
import { expect, test } from "../support/test.ts";

test("a wrong password is said in words, and the right one opens the desk", async ({ house, seat }) => {
  const page = await seat(house.product, "/");
  await page.getByLabel("用户名").fill("dispatcher");
  await page.getByLabel("密码", { exact: true }).fill("not-the-password");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toHaveText("用户名或密码不对");

  await page.getByLabel("密码", { exact: true }).fill(house.staff("dispatcher").password);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "全部未结" })).toBeVisible();
  await expect(page).toHaveURL(/\/desk$/);
});

test("outside demo mode nobody is offered to be tried out", async ({ house, seat }) => {
  const page = await seat(house.product, "/");
  await expect(page.getByRole("button", { name: /登\s?录/ })).toBeVisible();
  await expect(page.getByRole("heading", { name: "演示" })).toBeHidden();
  expect((await page.request.get("/demo.json")).status()).toBe(404);
});

test("a person of the demo is in with one click, and sees a living queue", async ({ demo, seat }) => {
  const page = await seat(demo.product, "/");
  await page.getByRole("region", { name: "演示" }).getByRole("button", { name: "曾静怡" }).click();
  await expect(page.getByRole("grid", { name: "投诉队列" }).getByRole("row").nth(5)).toBeVisible();
  await isLive(page);
});

test("ORG-3: signing out everywhere ends the other browser's session, which keeps what was being written", async ({
  house,
  seat,
}) => {
  const dispatcher = house.staff("dispatcher");
  const complaint = await register(house.staff("agent"), "WAN");
  const writing = await seat(dispatcher, `/desk?complaint=${complaint.number}`);
  await panelOf(writing, complaint.number).getByRole("button", { name: "联系" }).click();
  const words = "已约业主周三上午上门,业主要求先关水阀。";
  await writing.getByLabel("沟通内容").fill(words);

  const leaving = await seat(dispatcher);
  await leaving.getByRole("button", { name: "陈调度 的菜单" }).click();
  await leaving.getByRole("button", { name: "退出所有设备" }).click();
  await leaving.getByRole("dialog").getByRole("button", { name: "退出所有设备" }).last().click();
  await expect(leaving.getByRole("heading", { name: "登录和议" })).toBeVisible();

  const overlay = writing.getByRole("dialog", { name: "登录已结束" });
  await expect(overlay).toBeVisible();
  await expect(overlay).toContainText("您正在写的内容都还在");
  await overlay.getByLabel("用户名").fill(dispatcher.username);
  await overlay.getByLabel("密码", { exact: true }).fill(dispatcher.password);
  await overlay.getByLabel("密码", { exact: true }).press("Enter");
  await expect(overlay).toBeHidden();
  await expect(writing.getByLabel("沟通内容")).toHaveValue(words);
  await expect(writing.getByLabel("沟通内容")).toBeFocused();
  await writing.keyboard.press("Control+Enter");
  await expect(writing.getByRole("dialog", { name: /^联系/ })).toBeHidden();
  await expect(panelOf(writing, complaint.number).getByText(words)).toBeVisible();
});
