import { expect, type Locator, type Page } from "@playwright/test";

export type ViewName = "全部未结" | "待派" | "我的" | "即将超时" | "已超时" | "已升级" | "已结束";

export function queueOf(page: Page): Locator {
  return page.getByRole("grid", { name: "投诉队列" });
}

export function rowOf(page: Page, number: string): Locator {
  return queueOf(page).getByRole("row").filter({ hasText: number });
}

export function panelOf(page: Page, number: string): Locator {
  return page.getByRole("article", { name: `投诉 ${number}` });
}

export function viewLink(page: Page, view: ViewName): Locator {
  return page.getByRole("navigation", { name: "待办视图" }).getByRole("link", { name: view });
}

export async function counterOf(page: Page, view: ViewName): Promise<number> {
  const words = await viewLink(page, view).innerText();
  return Number(/\d+/.exec(words)?.[0]);
}

/** ● 实时: what is shown is of now. */
export async function isLive(page: Page): Promise<void> {
  await expect(page.getByRole("status").filter({ hasText: "实时" })).toBeVisible({ timeout: 25_000 });
}

/** Where a row stands on the screen, in pixels from the top; null when it is not drawn. */
export async function topOf(row: Locator): Promise<number> {
  const box = await row.boundingBox();
  if (box === null) throw new Error("the row is not on the screen");
  return Math.round(box.y);
}

/** The numbers of the whole queue, from its top to its end, as someone scrolling through it would read them. */
export async function numbersOf(page: Page): Promise<string[]> {
  return queueOf(page).evaluate(async (list) => {
    const found = new Map<number, string>();
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    for (let top = 0; ; top += list.clientHeight / 2) {
      list.scrollTop = top;
      await frame();
      await frame();
      for (const row of list.querySelectorAll<HTMLElement>("[data-number]")) {
        found.set(Number(row.ariaRowIndex), row.dataset["number"] ?? "");
      }
      if (top + list.clientHeight >= list.scrollHeight) break;
    }
    list.scrollTop = 0;
    return [...found].toSorted(([one], [other]) => one - other).map(([, number]) => number);
  });
}

/** On by the Tab key until the focus is on it or within; one who is there already stays. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeAttached();
  for (let tries = 0; tries < 40; tries += 1) {
    if (await target.evaluate((element) => element.contains(document.activeElement))) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the Tab key never came to ${String(target)}`);
}
