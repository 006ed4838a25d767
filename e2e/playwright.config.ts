import { defineConfig } from "@playwright/test";
import { browserLaunch } from "./support/browser.ts";

// The tool looks for a default export.
export default defineConfig({
  testDir: "journeys",
  testMatch: "*.test.ts",
  outputDir: "test-results",
  // Each story has its own browser contexts, the product and its database are shared: one after the other.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  forbidOnly: process.env["CI"] !== undefined,
  use: {
    launchOptions: await browserLaunch(),
    locale: "zh-CN",
    // The console speaks of Shanghai wherever it is opened.
    timezoneId: "America/St_Johns",
    viewport: { width: 1440, height: 900 },
    colorScheme: "light",
    reducedMotion: "reduce",
    actionTimeout: 10_000,
    navigationTimeout: 20_000,
    trace: "off",
    screenshot: "only-on-failure",
  },
});
