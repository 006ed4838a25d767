import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { expect, type SeatOptions, test } from "./support/test.ts";

// Run by `pnpm --filter @heyi/e2e run pictures`: the screens as they are, to be looked at.

const FOLDER = fileURLToPath(new URL("pictures/", import.meta.url));
const WIDTHS = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];
const LOOKS = (["zh", "en"] as const).flatMap((locale) =>
  (["light", "dark"] as const).map((theme) => ({ locale, theme }) satisfies SeatOptions),
);

for (const look of LOOKS) {
  for (const viewport of WIDTHS) {
    test(`pictures in ${look.locale}, ${look.theme}, ${viewport.width} wide`, async ({ demo, seat }) => {
      const name = `${viewport.width}-${look.locale}-${look.theme}`;
      const page = await seat(demo.staff("zengjingyi"), "/desk", { ...look, viewport });
      const number = await numberAt(page, 9);
      await shoot(page, `queue-${name}`);

      await page.goto(`/desk?complaint=${number}`);
      await expect(page.getByRole("article").getByRole("toolbar")).toBeVisible();
      await shoot(page, `desk-${name}`);

      await page.goto(`/complaints/${number}`);
      await expect(page.getByRole("article").getByRole("toolbar")).toBeVisible();
      await shoot(page, `complaint-${name}`);

      const agent = await seat(demo.staff("sunqihang"), "/intake", { ...look, viewport });
      await fillIn(agent);
      await shoot(agent, `intake-${name}`);
    });
  }
}

async function numberAt(page: Page, index: number): Promise<string> {
  const row = page.getByRole("grid").getByRole("row").nth(index);
  await expect(row).toBeVisible();
  return (await row.getAttribute("data-number")) ?? "";
}

async function fillIn(page: Page): Promise<void> {
  await page.locator("#projectId").click();
  await page.keyboard.type("湾花园");
  await page.keyboard.press("Enter");
  await page.locator("#room").fill("9栋2单元601");
  await page.keyboard.press("Escape");
  await page.locator("#phone").fill("199-0000-0451");
  await page.locator("#name").fill("梁先生");
  await page.locator("#content").fill("9 栋二单元整单元水压很小,早晚洗澡出不了热水,已经第三天了。");
  await expect(page.getByRole("complementary").getByRole("listitem").first()).toBeVisible();
}

async function shoot(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  await page.screenshot({ path: `${FOLDER}${name}.png`, animations: "disabled" });
}
