import { lostOf } from "../support/courses.ts";
import { act, type Case, register } from "../support/people.ts";
import { expect, test } from "../support/test.ts";

const PHONE = { viewport: { width: 390, height: 844 } };

test("INT-1, INT-5, HND-5: an anonymous report from a telephone, followed live under its code to the complainant's own confirmation", async ({
  house,
  seat,
}) => {
  test.setTimeout(90_000);
  const phone = await seat(house.product, "/r/new/WAN", PHONE);
  await expect(phone.getByText("湾花园")).toBeVisible();
  await phone.getByLabel("什么事").fill("地下车库 B2 的灯坏了三天,晚上看不见路。");
  await phone.getByRole("radio", { name: /^匿名/ }).check();
  await expect(phone.getByRole("textbox", { name: "电话" })).toBeHidden();
  await phone.getByRole("button", { name: "发送" }).click();
  const receipt = phone.getByRole("region", { name: "收到了" });
  await expect(receipt).toBeVisible();
  const number = /WAN-\d{6}-\d{4}/.exec(await receipt.innerText())?.[0] ?? "";
  await receipt.getByRole("link", { name: "查看进展" }).click();
  await expect(phone.getByRole("heading", { level: 1 })).toHaveText("已收到,正在安排");
  await expect(phone.getByRole("status").filter({ hasText: "实时更新" })).toBeVisible();
  expect(new URL(phone.url()).pathname).toBe("/r");

  const dispatcher = house.staff("dispatcher");
  const query =
    "query ($number: String!) { complaintByNumber(number: $number) { id number version trackingCode state complainant { kind } } }";
  const found = (
    await dispatcher.ask<{ complaintByNumber: Case & { complainant: { kind: string } } }>(query, { number })
  ).complaintByNumber;
  expect(found.complainant.kind).toBe("ANONYMOUS");
  const said = await act(dispatcher, "NoteProgress", found, { text: "电工今天下午去换灯", public: true });
  await expect(phone.getByText("电工今天下午去换灯")).toBeVisible();

  await phone.getByLabel("补充说明").fill("B2 靠 3 号电梯那一排");
  await phone.getByRole("button", { name: "发送", exact: true }).click();
  await expect(phone.getByText("收到了,负责的人会看到。")).toBeVisible();
  const inside = await seat(dispatcher, `/complaints/${said.number}`);
  await expect(inside.getByText("B2 靠 3 号电梯那一排").first()).toBeVisible();
  await expect(inside.getByText(/投诉人 ·/).first()).toBeVisible();

  // Nothing on the small screen stands beyond its edge.
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect((await lostOf(house.staff("qa"))).lost).toBe(0);
});

test("INT-5: a code that leads nowhere is said kindly, and the right one can be given at once; in English as well", async ({
  house,
  seat,
}) => {
  const { trackingCode } = await register(house.staff("agent"), "WAN");
  const phone = await seat(house.product, "/r#0000-0000-0000-0000-0000", PHONE);
  await expect(phone.getByRole("alert")).toContainText("没有这个查询码");
  await phone.getByRole("button", { name: "English" }).click();
  await phone.getByLabel("Tracking code").fill(trackingCode.toLowerCase());
  await phone.getByRole("button", { name: "Look" }).click();
  await expect(phone.getByRole("heading", { level: 1 })).toHaveText("Received, being arranged");
});
