import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "../support/test.ts";

test("PAR-1 an administrator lets an app in, hands it a key, and the app submits until the key is ended", async ({
  house,
  seat,
}) => {
  test.setTimeout(90_000);
  const { product, staff } = house;
  const page = await seat(staff("admin"), "/admin/partners");
  await expect(page.getByText("还没有合作应用。")).toBeVisible();
  await page.getByRole("button", { name: "添加合作应用" }).click();
  await page.getByRole("textbox", { name: "名称" }).fill("业主 App");
  await page.getByRole("button", { name: "添加", exact: true }).click();
  const app = page.getByRole("region", { name: "业主 App" });
  await app.getByRole("button", { name: "生成密钥" }).click();
  const told = app.getByRole("status");
  await expect(told).toContainText("不会再次显示");
  const key = (await told.getByText(/^heyi_key_/).textContent()) ?? "";
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);

  const submit = async () => {
    const response = await fetch(`${product.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
      body: JSON.stringify({
        query:
          "mutation ($input: ComplaintSubmitInput!) { complaintSubmit(input: $input) { ... on SubmittedComplaint { number } } }",
        variables: {
          input: { idempotencyKey: "resident-app-000001", projectCode: "WAN", content: "大堂门禁失灵" },
        },
      }),
    });
    return { status: response.status, text: await response.text() };
  };
  const { text } = await submit();
  expect(text).toMatch(/"number":"WAN-\d{6}-\d{4}"/);
  const number = /WAN-\d{6}-\d{4}/.exec(text)?.[0] ?? "";
  const dispatcher = await seat(staff("dispatcher"), `/complaints/${number}`);
  await expect(dispatcher.getByText("大堂门禁失灵").first()).toBeVisible();

  await told.getByRole("button", { name: "我已保存" }).click();
  await page.reload();
  await expect(app.getByText("已提交 1 件")).toBeVisible();
  await expect(app.getByText(/最近使用/)).toBeVisible();
  await expect(page.getByText(key)).toHaveCount(0);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.getByRole("main").evaluate((main) => main.scrollWidth - main.clientWidth)).toBe(0);
  await app.getByRole("list", { name: "密钥" }).getByRole("button", { name: "停用" }).click();
  await page.getByRole("tooltip").getByRole("button", { name: "停用" }).click();
  await expect(app.getByRole("list", { name: "密钥" })).toHaveCount(0);
  expect((await submit()).status).toBe(401);
});

test("ORG-3 who is no administrator does not see partner apps", async ({ house, seat }) => {
  const page = await seat(house.staff("dispatcher"), "/admin/partners");
  await expect(page.getByText("只有系统管理员可以管理合作应用")).toBeVisible();
});
