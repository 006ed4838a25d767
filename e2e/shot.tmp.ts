import { chromium } from "@playwright/test";
import { browserLaunch } from "./support/browser.ts";
// USER PATH OUT WIDTH HEIGHT [actions…]
const [user = "", path = "", out = "", w = "1440", h = "900", ...acts] = process.argv.slice(2);
const B = process.env.BASE ?? "http://localhost:4100";
const browser = await chromium.launch(await browserLaunch());
const context = await browser.newContext({
  viewport: { width: Number(w), height: Number(h) },
  locale: "zh-CN",
  timezoneId: "Asia/Shanghai",
});
const page = await context.newPage();
page.on("pageerror", (e) => console.log("PAGEERROR", e.message));
page.on("console", (m) => {
  if (m.type() === "error" || m.type() === "warning") console.log(m.type(), m.text().slice(0, 300));
});
if (user !== "-") {
  await context.request.post(`${B}/api/auth/sign-in/username`, {
    data: { username: user, password: "heyi-demo-2026" },
    headers: { origin: B },
  });
}
await page.goto(`${B}${path}`);
await page.waitForTimeout(1800);
for (const act of acts) {
  if (act === "full") continue;
  if (act.startsWith("wait:")) await page.waitForTimeout(Number(act.slice(5)));
  else if (act.startsWith("fill:")) {
    const [, s = "", t = ""] = act.split("|");
    await page.fill(s, t);
  } else if (act.startsWith("css:")) await page.click(act.slice(4));
  else if (act.startsWith("link:"))
    await page
      .getByRole("link", { name: act.slice(5) })
      .first()
      .click();
  else if (act.startsWith("key:")) await page.keyboard.press(act.slice(4));
  else await page.getByRole("button", { name: act }).first().click();
  await page.waitForTimeout(900);
}
console.log(
  "sideways",
  await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  page.url(),
);
await page.screenshot({ path: out, fullPage: acts.includes("full") });
await browser.close();
