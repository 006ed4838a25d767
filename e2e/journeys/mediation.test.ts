import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { actOnCase, agreedCase, consentedCase, declaredCase, registerPanel } from "../support/mediation.ts";
import { register, type Staff, staffOf } from "../support/people.ts";
import { leaveBy, openGateway } from "../support/gateway.ts";
import { startProduct } from "../support/product.ts";
import { expect, test } from "../support/test.ts";

const DAY_MS = 86_400_000;

test("MED-1 to MED-3: a case is opened, a mediator named who declares and is agreed to, and who hurries is told what is missing", async ({
  house,
  seat,
}) => {
  await registerPanel(house.staff("admin"));
  const supervisor = await seat(house.staff("supervisor"), "/cases");
  await expect(supervisor.getByText("没有调解案件")).toBeVisible();
  await supervisor.getByRole("button", { name: "新建调解案件" }).click();
  const form = supervisor.getByRole("form", { name: "新建调解案件" });
  const open = form.getByRole("button", { name: "提议调解" });
  await open.click();
  await expect(form.getByRole("textbox", { name: "纠纷事由" })).toBeFocused();
  await accessible(supervisor);
  await form.getByRole("textbox", { name: "纠纷事由" }).fill("楼上软管爆裂,吊顶受损的赔偿");
  for (const [letter, name] of [
    ["A", "邹家乐"],
    ["B", "柯志远"],
  ] as const) {
    const party = form.getByRole("group", { name: `当事人 ${letter}` });
    await party.getByRole("textbox", { name: "姓名或名称" }).fill(name);
  }
  await open.click();
  await expect(supervisor.getByRole("heading", { name: /楼上软管爆裂/ })).toBeVisible();
  await next(supervisor, "确定调解组织和调解员");
  await ask(supervisor, "选择调解组织", async (asked) => pick(asked, "调解组织", "公司调解室"));
  await ask(supervisor, "确定调解员", async (asked) => pick(asked, "调解员", /郑调解/));
  await next(supervisor, "调解员签署中立声明");

  const mediator = await seat(house.staff("mediator"), "/cases");
  await mediator.getByRole("link", { name: /楼上软管爆裂/ }).click();
  await ask(mediator, "签署中立声明", (asked) => asked.getByRole("checkbox").check());
  await next(mediator, "征得 邹家乐、柯志远 同意");
  for (const party of ["A 邹家乐", "B 柯志远"]) {
    const card = mediator.getByRole("region", { name: party });
    await ask(card, "已告知权利义务");
    await ask(card, "同意调解");
  }
  await next(mediator, "约定第一次调解");
  await expect(mediator.getByText("各方同意", { exact: true }).first()).toBeVisible();
  await accessible(mediator);

  const card = supervisor.getByRole("region", { name: "B 柯志远" });
  await ask(card, "申请回避", (asked) =>
    asked.getByRole("textbox", { name: "原因" }).fill("与申请人同乡且相识"),
  );
  await expect(supervisor.getByText(/柯志远 申请 郑调解 回避/)).toBeVisible();
  await expect(mediator.getByText("仅可见状态与日期")).toBeVisible();
  await supervisor.getByRole("button", { name: "确定调解员" }).click();
  await supervisor.getByRole("combobox", { name: "调解员" }).click();
  await expect(supervisor.getByTitle("郑调解 · 当事人已申请其回避")).toBeVisible();
});

test("MED-4, MED-5, AGR-3 to AGR-5: sessions, confidences, offers, and an agreement that is drafted, mended, signed and can be verified", async ({
  house,
  seat,
}) => {
  test.setTimeout(120_000);
  const { staff } = house;
  const seen = await consentedCase(staff);
  const at = new Date(Date.now() + 1_500).toISOString();
  await actOnCase(staff("mediator"), "ScheduleSession", seen, {
    at,
    mode: "JOINT",
    place: "湾花园客服中心",
    invited: ["A", "B"],
  });
  const page = await seat(staff("mediator"), `/cases/${seen.id}`);
  const session = page.getByRole("listitem", { name: "第 1 次" });
  await expect.poll(() => Date.now() > Date.parse(at)).toBe(true);
  await ask(session, "记录经过", (asked) =>
    asked.getByRole("textbox", { name: "经过" }).fill("双方到场,陈述事实。"),
  );
  await ask(session, "记录陈述", async (asked) => {
    await pick(asked, "谁可以看", "仅调解员可见");
    await asked.getByRole("textbox", { name: "内容" }).fill("六千我就能接受,先别告诉他");
  });
  await expect(session.getByText("六千我就能接受")).toBeVisible();
  const other = await seat(staff("supervisor"), `/cases/${seen.id}`);
  await expect(other.getByText("双方到场,陈述事实。")).toBeVisible();
  await expect(other.getByText("六千我就能接受")).toHaveCount(0);
  const dispatcher = await seat(staff("dispatcher"), `/cases/${seen.id}`);
  await expect(dispatcher.getByText("仅可见状态与日期")).toBeVisible();
  await expect(dispatcher.getByText("双方到场")).toHaveCount(0);

  await page.getByRole("button", { name: "提出方案" }).click();
  const offer = page.getByRole("form", { name: "提出方案" });
  await offer.getByRole("textbox", { name: "内容" }).fill("赔偿吊顶材料与人工");
  await offer.getByRole("textbox", { name: "金额(元)" }).fill("6200");
  await offer.getByLabel("期限").fill(day(30));
  await offer.getByRole("textbox", { name: "凭证" }).fill("转账凭证");
  await offer.getByRole("button", { name: "提出方案" }).click();
  const round = page.getByRole("listitem", { name: /第 1 轮/ });
  await expect(round).toContainText("¥6,200");
  for (const name of ["邹家乐", "柯志远"]) await ask(round, `${name} 的答复`);
  await expect(round.getByText("各方一致")).toBeVisible();

  await ask(page, "起草协议");
  await expect(page.getByText("没有写明主要事实")).toBeVisible();
  await page.getByRole("button", { name: "修改草稿" }).click();
  const edit = page.getByRole("form", { name: "修改草稿" });
  await edit.getByRole("textbox", { name: "主要事实" }).fill("601卫生间软管爆裂,水漏至501,吊顶受损。");
  await edit.getByRole("textbox", { name: "邹家乐的责任" }).fill("无责任");
  await edit.getByRole("textbox", { name: "柯志远的责任" }).fill("承担全部责任");
  await edit.getByRole("button", { name: "保存草稿" }).click();
  await expect(page.getByText("没有缺漏")).toBeVisible();
  await accessible(page);
  await ask(page, "定稿");
  const text = page.getByRole("article", { name: /-XY$/ });
  for (const name of ["邹家乐", "柯志远"]) await ask(text, `${name}已签署`);
  await expect(page.getByRole("heading", { name: /履行中/ })).toBeVisible();
  await expect(page.getByRole("region", { name: "履行(0/1)" })).toBeVisible();
  await accessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.getByRole("main").evaluate((main) => main.scrollWidth - main.clientWidth)).toBe(0);

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("listitem").filter({ hasText: "调解协议书" }).getByRole("link", { name: "PDF" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/调解协议书\.pdf$/);
  const hash = /[0-9a-f]{64}/.exec((await text.textContent()) ?? "")?.[0] ?? "";
  const visitor = await seat(house.product, `/r/verify#${hash}`);
  await visitor.getByRole("button", { name: "核验" }).click();
  await expect(visitor.getByText("是定稿的原文")).toBeVisible();
  await accessible(visitor);
  await visitor
    .getByRole("textbox", { name: "校验码" })
    .fill(hash.replace(/^./, (first) => (first === "0" ? "1" : "0")));
  await visitor.getByRole("button", { name: "核验" }).click();
  await expect(visitor.getByText("没有这样的文本")).toBeVisible();
});

test("MED-2 to AGR-4: from a complaint to a signed agreement by two parties on their telephones and the mediator at the desk", async ({
  houses,
  seat,
}) => {
  test.setTimeout(120_000);
  const databaseUrl = await houses.copy();
  await using product = await startProduct({ databaseUrl, privateGateways: true });
  const staff = staffOf(product, "correct-horse-battery");
  await using gateway = await openGateway();
  await leaveBy(staff("admin"), gateway);
  const complaint = await register(staff("agent"), "WAN", { content: "楼上软管爆裂,吊顶受损,邻居不肯赔" });
  const seen = await declaredCase(staff, { complaintIds: [complaint.id] });
  const page = await seat(staff("mediator"), `/cases/${seen.id}`);
  const phones: Page[] = [];
  for (const party of ["A 邹家乐", "B 柯志远"]) {
    const card = page.getByRole("region", { name: party });
    await ask(card, "给当事人码");
    const address = await card.getByRole("link", { name: /^[0-9A-Z]{4}-/ }).getAttribute("href");
    const phone = await seat(product, address ?? "", { viewport: { width: 390, height: 844 } });
    await accessible(phone);
    await phone.getByRole("button", { name: "我已阅读并知悉" }).click();
    await phone.getByRole("checkbox", { name: "同意在屏幕上签署" }).check();
    await phone.getByRole("button", { name: "同意调解" }).click();
    await expect(phone.getByRole("button", { name: "同意调解" })).toHaveCount(0);
    phones.push(phone);
  }
  await next(page, "约定第一次调解");
  await page.getByRole("button", { name: "提出方案" }).click();
  const offer = page.getByRole("form", { name: "提出方案" });
  await offer.getByRole("textbox", { name: "内容" }).fill("赔偿吊顶材料与人工");
  await offer.getByRole("textbox", { name: "金额(元)" }).fill("6200");
  await offer.getByLabel("期限").fill(day(30));
  await offer.getByRole("textbox", { name: "凭证" }).fill("转账凭证");
  await offer.getByRole("button", { name: "提出方案" }).click();
  await expect(offer).toHaveCount(0);
  for (const phone of phones) {
    await expect(phone.getByText("¥6,200")).toBeVisible();
    await phone.getByRole("button", { name: "接受", exact: true }).click();
    await expect(phone.getByText(/邹家乐：接受|邹家乐:接受|柯志远：接受|柯志远:接受/).first()).toBeVisible();
    await accessible(phone);
    expect(await phone.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
  }
  await ask(page, "起草协议");
  await page.getByRole("button", { name: "修改草稿" }).click();
  const edit = page.getByRole("form", { name: "修改草稿" });
  await edit.getByRole("checkbox", { name: "在屏幕上签署" }).check();
  await edit.getByRole("button", { name: "保存草稿" }).click();
  await expect(edit).toHaveCount(0);
  await ask(page, "定稿");
  for (const phone of phones) {
    await expect(phone.getByText(/已定稿/)).toBeVisible();
    await expect(phone.getByText("人民币陆仟贰佰元整", { exact: false }).first()).toBeVisible();
  }
  const [first, second] = phones;
  if (!first || !second) throw new Error("two telephones");
  await drawName(first, first.getByRole("img", { name: "手写签名处" }));
  await first.getByRole("button", { name: "发送短信验证码" }).click();
  await expect(first.getByText("验证码已发到 199****0341")).toBeVisible();
  await first.getByRole("textbox", { name: "短信验证码" }).fill(codeIn(gateway.lastTo("19900000341")));
  await accessible(first);
  await first.getByRole("button", { name: "我已阅读全文,签署" }).click();
  await expect(first.getByText("您已签署,等待其他各方。")).toBeVisible();

  const text = page.getByRole("article", { name: /-XY$/ });
  await expect(text.getByRole("img", { name: "邹家乐的手写签名" })).toBeVisible();
  const label = "柯志远在屏幕上签署";
  await text.getByRole("button", { name: label }).click();
  const signing = text.getByRole("form", { name: label });
  await drawName(page, signing.getByRole("img", { name: "手写签名处" }));
  await signing.getByRole("button", { name: "发送验证码" }).click();
  await expect(signing.getByText("已发到 199****4011")).toBeVisible();
  await signing.getByRole("textbox", { name: "短信验证码" }).fill("000000");
  await signing.getByRole("button", { name: label }).click();
  await expect(signing.getByText("验证码不对或已过期")).toBeVisible();
  await signing.getByRole("textbox", { name: "短信验证码" }).fill(codeIn(gateway.lastTo("19900004011")));
  await signing.getByRole("button", { name: label }).click();
  await expect(page.getByRole("heading", { name: /履行中/ })).toBeVisible();
  for (const phone of phones) {
    await expect(phone.getByRole("heading", { name: "协议履行中" })).toBeVisible();
  }
  const dispatcher = await seat(staff("dispatcher"), `/complaints/${complaint.number}`);
  const told = dispatcher.getByRole("region", { name: "调解" });
  await expect(told.getByText("履行中")).toBeVisible();
  await expect(dispatcher.getByText("陆仟贰佰元")).toHaveCount(0);
});

test("AGR-6: an obligation falls due before the dispatcher's eyes, is late, urged, and after seven days breached, on a clock moved on", async ({
  houses,
  seat,
}) => {
  test.setTimeout(180_000);
  const databaseUrl = await houses.copy();
  const at = async (aheadMs: number) => {
    const product = await startProduct({ databaseUrl, aheadMs });
    return { product, staff: staffOf(product, "correct-horse-battery") };
  };
  let id = "";
  {
    const { product, staff } = await at(0);
    await using _ends = product;
    ({ id } = await agreedCase(staff, day(5), day(0)));
  }
  const look = async (aheadMs: number, story: (page: Page, staff: Staff) => Promise<void>) => {
    const { product, staff } = await at(aheadMs);
    await using _ends = product;
    const page = await seat(staff("mediator"), `/cases/${id}`);
    await story(page, staff);
    await page.context().close();
  };
  const dock = (page: Page) => page.getByRole("region", { name: "调解与履行时限" });
  // The due day ends while everybody looks on.
  const almost = Date.parse(`${day(6)}T00:00:00+08:00`) - Date.now() - 25_000;
  await look(almost, async (page, staff) => {
    await expect(page.getByText("临近到期", { exact: true })).toBeVisible();
    const desk = await seat(staff("dispatcher"));
    await expect(dock(desk).getByRole("link", { name: /临近到期.*履行义务/ })).toBeVisible();
    const board = await seat(staff("supervisor"), "/performance");
    await expect(board.getByRole("region", { name: "临近到期" }).getByRole("listitem")).toHaveCount(1);
    await expect(dock(desk).getByRole("link", { name: /已逾期.*履行义务/ })).toBeVisible({ timeout: 40_000 });
    await expect(dock(desk).getByRole("status")).toHaveText("建议认定违约 0 · 已逾期 1 · 临近到期 0");
    await expect(page.getByText("逾期", { exact: true })).toBeVisible();
    await expect(board.getByRole("region", { name: "逾期", exact: true }).getByRole("listitem")).toHaveCount(
      1,
    );
    await expect(board.getByRole("region", { name: "临近到期" }).getByRole("listitem")).toHaveCount(0);
    await expect(board.getByRole("group", { name: "按项数" })).toContainText("0.00%");
    if (day(5).slice(0, 7) !== day(0).slice(0, 7))
      await board.getByRole("button", { name: "下个月" }).click();
    await board.getByRole("button", { name: /到期 1 项: 逾期 1/ }).click();
    await expect(board.getByRole("region", { name: /日 到期$/ }).getByRole("listitem")).toHaveCount(1);
    await accessible(board);
    await accessible(desk);
    for (const width of [390, 1024, 1440]) {
      await board.setViewportSize({ width, height: 900 });
      expect(await board.getByRole("main").evaluate((main) => main.scrollWidth - main.clientWidth)).toBe(0);
    }
    await desk.setViewportSize({ width: 390, height: 844 });
    await dock(desk)
      .getByRole("link", { name: /已逾期/ })
      .click();
    await expect(desk.getByText("仅可见状态与日期")).toBeVisible();
    await seesMine(await seat(staff("manager"), "/mine"), "已逾期");
  });
  await look(6 * DAY_MS, async (page) => {
    await expect(page.getByText("逾期", { exact: true })).toBeVisible();
    await expect(page.getByRole("button", { name: "认定违约" })).toHaveCount(0);
    await ask(page, "督促", (asked) =>
      asked.getByRole("textbox", { name: "督促内容" }).fill("电话督促,答应本周履行"),
    );
    await expect(page.getByText("电话督促,答应本周履行")).toBeVisible();
  });
  await look(13 * DAY_MS, async (page, staff) => {
    const desk = await seat(staff("dispatcher"));
    await expect(dock(desk).getByRole("link", { name: /建议认定违约/ })).toBeVisible();
    const board = await seat(staff("supervisor"), "/performance");
    await expect(board.getByRole("region", { name: "逾期", exact: true })).toContainText("建议认定违约");
    await ask(page, "认定违约", (asked) => asked.getByRole("textbox", { name: "原因" }).fill("逾期超过七日"));
    await expect(page.getByRole("heading", { name: /违约/ })).toBeVisible();
    await expect(dock(desk)).toHaveCount(0);
    await expect(board.getByRole("region", { name: "违约", exact: true }).getByRole("listitem")).toHaveCount(
      1,
    );
  });
});

/** What runs out in one's own cases stands where one's work is, and as a notice in words of state and date. */
async function seesMine(page: Page, urge: string): Promise<void> {
  const mine = page.getByRole("region", { name: "我经手的调解:要到期的" });
  await expect(mine.getByRole("link", { name: new RegExp(urge) })).toBeVisible();
  await accessible(page);
  await page.getByRole("button", { name: /通知/ }).first().click();
  await expect(page.getByRole("link", { name: /义务逾期\(\d+月\d+日\)/ })).toBeVisible();
}

/** Opens what asks for an act, fills it in and sends it. */
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

/** What the room says is missing. */
async function next(page: Page, text: string): Promise<void> {
  await expect(page.getByRole("status").filter({ hasText: text })).toBeVisible();
}

async function pick(form: Locator, field: string, option: string | RegExp): Promise<void> {
  await form.getByRole("combobox", { name: field }).click();
  await form.page().locator(".ant-select-item-option").filter({ hasText: option }).click();
}

/** With finger or mouse, from one side of the field to the other. */
async function drawName(page: Page, field: Locator): Promise<void> {
  await field.scrollIntoViewIfNeeded();
  const box = await field.boundingBox();
  if (box === null) throw new Error("no field to write in");
  const { x, y, width, height } = box;
  await page.mouse.move(x + width * 0.2, y + height * 0.3);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.5, y + height * 0.8, { steps: 8 });
  await page.mouse.move(x + width * 0.8, y + height * 0.3, { steps: 8 });
  await page.mouse.up();
}

function codeIn(message: string): string {
  return /验证码 (\d{6})/.exec(message)?.[1] ?? "";
}

function day(ahead: number): string {
  return new Date(Date.now() + ahead * DAY_MS + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** Once the page says what it is: while it loads there is no heading yet. */
async function accessible(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}
