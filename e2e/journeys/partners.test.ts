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

test("PAR-1 an administrator sees that an app's webhook fails and why, has a change told again, and ends it", async ({
  house,
  seat,
}) => {
  test.setTimeout(90_000);
  const { product, staff } = house;
  const page = await seat(staff("admin"), "/admin/partners");
  await page.getByRole("button", { name: "添加合作应用" }).click();
  await page.getByRole("textbox", { name: "名称" }).fill("热线系统");
  await page.getByRole("button", { name: "添加", exact: true }).click();
  const app = page.getByRole("region", { name: "热线系统" });
  await app.getByRole("button", { name: "生成密钥" }).click();
  const key = (await app.getByText(/^heyi_key_/).textContent()) ?? "";
  const ask = async (query: string, input: object) => {
    const headers = { "content-type": "application/json", authorization: `Bearer ${key}` };
    const body = JSON.stringify({ query, variables: { input } });
    const response = await fetch(`${product.url}/graphql`, { method: "POST", headers, body });
    return response.text();
  };
  // Into a private network, where nothing is ever sent.
  const added = await ask(
    "mutation ($input: WebhookAddInput!) { webhookAdd(input: $input) { ... on Webhooks { secret } } }",
    { url: "https://127.0.0.1:9/hook?token=hidden" },
  );
  expect(added).toContain("whsec_");
  const submitted = await ask(
    "mutation ($input: ComplaintSubmitInput!) { complaintSubmit(input: $input) { ... on SubmittedComplaint { number } } }",
    { idempotencyKey: "hotline-0000000001", projectCode: "WAN", content: "地下车库漏水" },
  );
  const number = /WAN-\d{6}-\d{4}/.exec(submitted)?.[0] ?? "";

  const webhooks = app.getByRole("list", { name: "推送地址" });
  await expect(async () => {
    await page.reload();
    await expect(webhooks.getByText(/起推送失败 · 1 项待送达/)).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  await expect(webhooks.getByText("127.0.0.1:9/***")).toBeVisible();
  await expect(page.getByText("token=hidden")).toHaveCount(0);
  const undelivered = webhooks.getByRole("list", { name: "未送达的变化" });
  await expect(undelivered).toContainText(number);
  await expect(undelivered).toContainText("地址指向内网");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.getByRole("main").evaluate((main) => main.scrollWidth - main.clientWidth)).toBe(0);
  const again = page.waitForResponse((response) =>
    (response.request().postData() ?? "").includes("partnerWebhookRedeliver"),
  );
  await undelivered.getByRole("button", { name: `重新推送 ${number}` }).click();
  expect(await (await again).text()).toContain('"PartnerApps"');
  await webhooks.getByRole("button", { name: "停用" }).click();
  await page.getByRole("tooltip").getByRole("button", { name: "停用" }).click();
  await expect(webhooks).toHaveCount(0);
});

test("ORG-3 who is no administrator does not see partner apps", async ({ house, seat }) => {
  const page = await seat(house.staff("dispatcher"), "/admin/partners");
  await expect(page.getByText("只有系统管理员可以管理合作应用")).toBeVisible();
});
