import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { act, type Case, projectId, register, type Staff } from "../support/people.ts";
import { expect, type SeatOptions, test } from "../support/test.ts";

// The theme decides colours and the language words: two rounds see both of each.
const ROUNDS = [
  { locale: "zh", theme: "light" },
  { locale: "en", theme: "dark" },
] satisfies SeatOptions[];

const PAGES = ["/desk", "/desk?view=overdue", "/intake", "/help", "/me", "/nowhere"];

for (const look of ROUNDS) {
  const named = `${look.locale}, ${look.theme}`;

  test(`axe finds nothing on any page (${named})`, async ({ demo, seat }) => {
    test.setTimeout(120_000);
    const out = await seat(demo.product, "/", look);
    await expect(out.getByRole("heading", { level: 2 })).toBeVisible();
    await clean(out, "sign-in");

    const complaint = await register(demo.staff("sunqihang"), "WAN", {
      content: "楼下餐馆油烟直排,窗户都不敢开。",
    });
    const page = await seat(demo.staff("huangweidong"), `/desk?complaint=${complaint.number}`, look);
    await expect(page.getByRole("article").getByRole("toolbar")).toBeVisible();
    await clean(page, "desk with a complaint open");
    await page.goto(`/complaints/${complaint.number}`);
    await expect(page.getByRole("article").getByRole("toolbar")).toBeVisible();
    await clean(page, "complaint");
    for (const path of PAGES) {
      await page.goto(path);
      await expect(page.getByRole("main")).not.toBeEmpty();
      await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
      await clean(page, path);
    }
  });

  test(`axe finds nothing in what opens over a page (${named})`, async ({ demo, seat }) => {
    test.setTimeout(120_000);
    const cases = await casesOf(demo.staff);
    const page = await seat(demo.staff("huangweidong"), "/desk", look);
    const article = page.getByRole("article");
    const dialog = page.getByRole("dialog");

    for (const [complaint, keys] of [
      [cases.registered, "tracpeow"],
      [cases.working, "apsf"],
      [cases.suspended, "s"],
    ] satisfies [Case, string][]) {
      await page.goto(`/complaints/${complaint.number}`);
      await expect(article.getByRole("toolbar")).toBeVisible();
      for (const key of keys) {
        await page.keyboard.press(key);
        await expect(dialog, `the dialog of ${key}`).toBeVisible();
        await expect(dialog.locator("form")).toBeVisible();
        await clean(page, `dialog of ${key}`, ".ant-modal");
        await page.keyboard.press("Escape");
        await expect(dialog).toHaveCount(0);
      }
    }
    await article.getByRole("toolbar").getByRole("button").last().click();
    await expect(dialog).toBeVisible();
    await clean(page, "further actions");

    await page.goto("/desk");
    await expect(page.getByRole("grid").getByRole("row").nth(3)).toBeVisible();
    await page.keyboard.press("?");
    await expect(dialog).toBeVisible();
    await clean(page, "shortcuts");
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);

    await page.keyboard.press("Control+k");
    await expect(dialog).toBeVisible();
    await clean(page, "commands");
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);

    await page.keyboard.press("g");
    await page.keyboard.press("i");
    await expect(dialog).toBeVisible();
    await expect(dialog.locator("[aria-busy=true]")).toHaveCount(0);
    await clean(page, "notices");
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);

    for (const [where, opener] of [
      ["projects", page.getByRole("banner").getByRole("button").first()],
      ["settings", page.getByRole("banner").getByRole("button").last()],
      ["filter", page.getByRole("main").getByRole("button", { name: /^(筛选|Filter)/ })],
    ] as const) {
      await opener.click();
      await expect(dialog).toBeVisible();
      await clean(page, where);
      await page.keyboard.press("Escape");
      await expect(dialog).toBeHidden();
    }
  });
}

test("a screen reader finds the queue's rows, by number in a known total", async ({ demo, seat }) => {
  const page = await seat(demo.staff("zengjingyi"));
  const grid = page.getByRole("grid", { name: "投诉队列" });
  await expect(grid.getByRole("row").nth(10)).toBeVisible();
  const devtools = await page.context().newCDPSession(page);
  const { result } = await devtools.send("Runtime.evaluate", {
    expression: "document.querySelector('[role=grid]')",
  });
  const found = async (role: string) => {
    const { nodes } = await devtools.send("Accessibility.queryAXTree", {
      objectId: result.objectId ?? "",
      role,
    });
    return nodes.filter(({ ignored }) => !ignored);
  };
  const [rows, cells] = [await found("row"), await found("gridcell")];
  expect(rows.length).toBeGreaterThan(15);
  expect(cells.length).toBe((rows.length - 1) * 3);
  const total = Number(/\d+/.exec(await page.getByRole("link", { name: "全部未结" }).innerText())?.[0]);
  await expect(grid).toHaveAttribute("aria-rowcount", String(total + 1));

  await grid.focus();
  await page.keyboard.press("ArrowDown");
  await expect(grid).toHaveAttribute("aria-activedescendant", /^row-/);
  const active = (await grid.getAttribute("aria-activedescendant")) ?? "";
  await expect(page.locator(`[id="${active}"]`)).toHaveAttribute("aria-selected", "true");
});

async function clean(page: Page, where: string, part?: string): Promise<void> {
  const builder = new AxeBuilder({ page }).options({ resultTypes: ["violations"] });
  const { violations } = await (part === undefined ? builder : builder.include(part)).analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`,
  );
  expect.soft(found, where).toEqual([]);
}

/** One new, one being worked on with a date promised, one suspended. */
async function casesOf(staff: Staff) {
  const [agent, dispatcher, handler] = [staff("sunqihang"), staff("zengjingyi"), staff("wuhaitao")];
  const { assignees } = await dispatcher.ask<{ assignees: Assignable[] }>(
    "query ($id: ID!) { assignees(projectId: $id) { department { id name } handlers { staff { id name } } } }",
    { id: await projectId(dispatcher, "WAN") },
  );
  const engineering = assignees.find(({ department }) => department.name.startsWith("工程"));
  const to = {
    departmentId: engineering?.department.id,
    handlerId: engineering?.handlers.find((each) => each.staff.name === "吴海涛")?.staff.id,
  };
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  async function taken(content: string): Promise<Case> {
    const complaint = await register(agent, "WAN", { content });
    return act(handler, "Accept", await act(dispatcher, "Assign", complaint, to));
  }
  return {
    registered: await register(agent, "WAN", { content: "楼道消火栓门打不开。" }),
    working: await act(handler, "Promise", await taken("露台防水层起皮。"), {
      promisedAt: inDays(3),
      text: null,
    }),
    suspended: await act(handler, "Suspend", await taken("外墙瓷砖空鼓,等施工方。"), {
      reason: "WAITING_THIRD_PARTY",
      reviewAt: inDays(2),
      text: "等施工方排期。",
    }),
  };
}

type Assignable = {
  department: { id: string; name: string };
  handlers: { staff: { id: string; name: string } }[];
};
