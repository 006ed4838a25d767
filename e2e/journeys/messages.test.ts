import { AxeBuilder } from "@axe-core/playwright";
import { act, register } from "../support/people.ts";
import { expect, test } from "../support/test.ts";

test("an administrator adds a channel, learns why it does not serve, and gives a message other words", async ({
  house,
  seat,
}) => {
  const page = await seat(house.staff("admin"), "/desk");
  await page.getByRole("button", { name: "系统管理 的菜单" }).click();
  await page.getByRole("link", { name: "外发消息" }).click();
  await expect(page.getByText("还没有通道,不会发出任何消息。")).toBeVisible();

  await page.getByRole("button", { name: "添加通道" }).click();
  await page.getByText("电子邮件", { exact: true }).click();
  await page.getByLabel("名称").fill("品质部");
  await page.getByLabel("收件邮箱").fill("quality@example.com");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /^添\s?加$/ }).click();
  const channel = page.getByRole("listitem").filter({ hasText: "品质部" });
  await expect(channel).toContainText("q***@example.com");
  await channel.getByRole("button", { name: "发一条试试" }).click();
  await expect(channel.getByRole("status")).toHaveText("服务器未设置发件(HEYI_SMTP_URL)");

  const complaint = await register(house.staff("agent"), "WAN");
  await act(house.staff("supervisor"), "Escalate", complaint, { reason: "多户反映" });
  await page.reload();
  const line = page.getByRole("row").filter({ hasText: complaint.number });
  await expect(line).toContainText("员工提醒");
  await expect
    .poll(async () => {
      await page.getByRole("button", { name: /^刷\s?新$/ }).click();
      return line.textContent();
    })
    .toContain("发送失败");
  await expect(line.getByRole("button", { name: "重新发送" })).toBeVisible();

  const result = page.getByRole("region", { name: "结果告知" });
  const words = result.getByRole("textbox", { name: "结果告知的内容" });
  await words.fill("您的事办好了:");
  await result.getByRole("button", { name: /^结\s?果$/ }).click();
  await expect(result).toContainText("您的事办好了:已更换门机,试运行正常");
  await words.fill("您的事办好了:{电话}");
  await expect(result.getByRole("alert")).toHaveText("没有这个占位符:{电话}");
  await words.fill("您的事办好了:{结果}");
  await result.getByRole("button", { name: "从现在起使用" }).click();
  await expect(page.getByRole("region", { name: "结果告知" })).toContainText("系统管理 于");

  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});

test("ORG-3 who is no administrator finds no way to it", async ({ house, seat }) => {
  const page = await seat(house.staff("supervisor"), "/desk");
  await page.getByRole("button", { name: "李主任 的菜单" }).click();
  await expect(page.getByRole("link", { name: "每日盘点" })).toBeVisible();
  await expect(page.getByRole("link", { name: "外发消息" })).toHaveCount(0);
  await page.goto("/admin/messages");
  await expect(page.getByText("只有系统管理员可以查看外发消息")).toBeVisible();
});
