import { chromium } from "@playwright/test";
import { browserLaunch } from "./support/browser.ts";
const B = "http://localhost:4200";
// args: user, then path=name pairs
const [user = "", sizes = "1440x900", ...targets] = process.argv.slice(2);
const browser = await chromium.launch(await browserLaunch());
const context = await browser.newContext({ locale: "zh-CN", timezoneId: "Asia/Shanghai" });
const r = await context.request.post(`${B}/api/auth/sign-in/username`, {
  data: { username: user, password: "heyi-demo-2026" },
  headers: { origin: B },
});
console.log(user, r.status());
const page = await context.newPage();
page.on("pageerror", (e) => console.log("PAGEERROR", e.message));
page.on("console", (m) => {
  if (m.type() === "error" || m.type() === "warning") console.log(m.type(), m.text().slice(0, 300));
});
for (const size of sizes.split(",")) {
  const [w, h] = size.split("x").map(Number);
  await page.setViewportSize({ width: w ?? 1440, height: h ?? 900 });
  for (const target of targets) {
    const [path = "", name = ""] = target.split("=");
    await page.goto(`${B}${path}`);
    await page.waitForTimeout(1500);
    const main = page.locator("main");
    const { side, height } = await main
      .first()
      .evaluate((m) => ({ side: m.scrollWidth - m.clientWidth, height: m.scrollHeight }));
    console.log(path, size, "sideways", side, "height", height);
    await page.setViewportSize({ width: w ?? 1440, height: Math.min(height + 120, 9000) });
    await page.waitForTimeout(300);
    await page.screenshot({ path: `/tmp/c5-${name}-${w}.png` });
    await page.setViewportSize({ width: w ?? 1440, height: h ?? 900 });
  }
}
await browser.close();
