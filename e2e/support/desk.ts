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
