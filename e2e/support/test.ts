import { type Browser, expect, type Page, test as base } from "@playwright/test";
import { type Houses, openHouses } from "./houses.ts";
import { type Person, type Staff, staffOf } from "./people.ts";
import { type Product, startProduct } from "./product.ts";

/** Everyone's in the small world. */
const PASSWORD = "correct-horse-battery";

export type House = { readonly product: Product; readonly databaseUrl: string; readonly staff: Staff };
export type Demo = { readonly product: Product; readonly staff: Staff; readonly password: string };

export type SeatOptions = {
  readonly locale?: "zh" | "en";
  readonly theme?: "light" | "dark";
  readonly viewport?: { readonly width: number; readonly height: number };
};
/** A browser of one's own, signed in, at this address of the console. Null: nobody is signed in. */
export type Seat = (at: Person | Product, path?: string, options?: SeatOptions) => Promise<Page>;

type ForWorker = {
  houses: Houses;
  /** The demo company, as `npm start` makes it; shared by the stories that do not mind company. */
  demo: Demo;
};
type ForTest = {
  /** The small world with no complaint in it, for this story alone. */
  house: House;
  seat: Seat;
};

export const test = base.extend<ForTest, ForWorker>({
  houses: [
    async ({ browserName: _ }, provide) => {
      await using houses = await openHouses();
      await provide(houses);
    },
    { scope: "worker", timeout: 60_000 },
  ],
  demo: [
    async ({ browserName: _ }, provide) => {
      await using product = await startProduct();
      const { password } = (await (await fetch(`${product.url}/demo.json`)).json()) as { password: string };
      await provide({ product, password, staff: staffOf(product, password) });
    },
    { scope: "worker", timeout: 120_000 },
  ],
  house: async ({ houses }, provide) => {
    const databaseUrl = await houses.copy();
    await using product = await startProduct({ databaseUrl });
    await provide({ product, databaseUrl, staff: staffOf(product, PASSWORD) });
  },
  seat: async ({ browser }, provide) => {
    const faults: string[] = [];
    const pages: Page[] = [];
    await provide(async (at, path = "/desk", options = {}) => {
      const page = await openSeat(browser, at, options);
      pages.push(page);
      page.on("pageerror", (error) => faults.push(`${page.url()}: ${error.message}`));
      await page.goto(path);
      return page;
    });
    for (const page of pages) await page.context().close();
    expect(faults, "errors thrown in the pages").toEqual([]);
  },
});

export { expect };

async function openSeat(browser: Browser, at: Person | Product, options: SeatOptions): Promise<Page> {
  const product = "product" in at ? at.product : at;
  const { locale = "zh", theme = "light", viewport } = options;
  const preferences = { theme, density: "normal" };
  const context = await browser.newContext({
    baseURL: product.url,
    colorScheme: theme,
    ...(viewport !== undefined && { viewport }),
    storageState: {
      cookies: [],
      origins: [
        {
          origin: product.url,
          localStorage: [
            { name: "heyi.locale", value: locale },
            { name: "heyi.preferences", value: JSON.stringify(preferences) },
          ],
        },
      ],
    },
  });
  if ("product" in at) await context.addCookies(cookiesOf(await at.cookie(), product.url));
  return context.newPage();
}

function cookiesOf(header: string, url: string) {
  return header.split("; ").map((pair) => {
    const cut = pair.indexOf("=");
    return { name: pair.slice(0, cut), value: pair.slice(cut + 1), url, httpOnly: true };
  });
}
