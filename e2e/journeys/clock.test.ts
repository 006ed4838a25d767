import { counterOf, isLive, queueOf, rowOf, topOf, viewLink } from "../support/desk.ts";
import { act, register } from "../support/people.ts";
import { expect, test } from "../support/test.ts";

/** Long enough for the screens to be ready, short enough to wait for. Due soon at four fifths of it (SLA-3). */
const PROMISE_MS = 12_000;

test("SLA-3, LIV-2: a clock runs out before the dispatcher's eyes, in the same frame as its counters, and nothing moves", async ({
  house,
  seat,
}) => {
  const agent = house.staff("agent");
  for (let count = 0; count < 30; count += 1)
    await register(agent, "WAN", { content: `第 ${count + 1} 件:楼道灯不亮。` });
  const watched = await register(agent, "WAN", { content: "消防通道被杂物堵住。" });
  const desk = await seat(house.staff("dispatcher"));
  await isLive(desk);
  // At the end of the list, with the pointer on the neighbour of the row that will run out.
  const list = queueOf(desk);
  await list.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
  const row = rowOf(desk, watched.number);
  const reading = rowOf(desk, watched.number.replace(/\d{4}$/, "0029"));
  await reading.hover();
  const places = [await topOf(reading), await topOf(row)];
  await expect(row).toHaveAttribute("data-urge", "IN_TIME");
  const plain = await lookOf(row);
  expect(await counterOf(desk, "即将超时")).toBe(0);
  expect(await counterOf(desk, "已超时")).toBe(0);

  await noteFrames(desk, watched.number);
  await act(agent, "Promise", watched, { promisedAt: new Date(Date.now() + PROMISE_MS).toISOString() });
  await expect(row.getByRole("gridcell").first()).toContainText(/0分\d\d秒/);

  await expect(row).toHaveAttribute("data-urge", "DUE_SOON", { timeout: PROMISE_MS + 5000 });
  await expect(row.getByRole("gridcell").first()).toContainText("即将超时");
  await expect(row.getByRole("gridcell").first().locator("svg")).toBeVisible();
  const soon = await lookOf(row);
  await expect(viewLink(desk, "即将超时")).toContainText("1");

  await expect(row).toHaveAttribute("data-urge", "OVERDUE", { timeout: PROMISE_MS + 5000 });
  await expect(row.getByRole("gridcell").first()).toContainText(/已超时 −0分\d\d秒/);
  const overdue = await lookOf(row);
  await expect(viewLink(desk, "已超时")).toContainText("1");
  expect(new Set([plain.colour, soon.colour, overdue.colour]).size, "a colour for each").toBe(3);
  expect([plain.edge, soon.edge].includes(overdue.edge), "a filled edge of its own").toBe(false);

  const frames = await desk.evaluate(() => JSON.parse(document.body.dataset["frames"] ?? "[]") as string[]);
  expect(frames).toEqual(["IN_TIME 0 0", "DUE_SOON 1 0", "OVERDUE 0 1"]);
  expect([await topOf(reading), await topOf(row)]).toEqual(places);

  // Nobody reads any more: everything takes its place, what ran out first on top.
  await desk.mouse.move(5, 5);
  await list.evaluate((element) => element.scrollTo({ top: 0 }));
  await expect(list.getByRole("row").nth(1)).toHaveAttribute("data-number", watched.number);
});

/** Every change of the row and of the two counters, as frame by frame one could have seen them. */
function noteFrames(page: Parameters<typeof isLive>[0], number: string): Promise<void> {
  return page.evaluate((number) => {
    const frames: string[] = [];
    const count = (view: string) =>
      document.querySelector(`[data-view="${view}"]`)?.textContent?.match(/\d+/)?.[0];
    function look(): void {
      const urge = document.querySelector<HTMLElement>(`[data-number="${number}"]`)?.dataset["urge"];
      const frame = `${urge} ${count("DUE_SOON")} ${count("OVERDUE")}`;
      if (frames.at(-1) !== frame) frames.push(frame);
      document.body.dataset["frames"] = JSON.stringify(frames);
      requestAnimationFrame(look);
    }
    look();
  }, number);
}

function lookOf(row: ReturnType<typeof rowOf>) {
  return row.evaluate((element) => {
    const time = element.querySelector("[role=gridcell] [data-urge]") ?? element;
    const { boxShadow, borderLeft } = getComputedStyle(element);
    const before = getComputedStyle(element, "::before");
    return {
      colour: getComputedStyle(time).color,
      edge: [boxShadow, borderLeft, before.content, before.backgroundColor, before.width].join(" "),
    };
  });
}
