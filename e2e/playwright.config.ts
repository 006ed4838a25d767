import { defineConfig } from "@playwright/test";
import { browserLaunch } from "./support/browser.ts";

// The tool looks for a default export.
export default defineConfig({
  testDir: "journeys",
  outputDir: "test-results",
  // Each worker has a demo of its own; what is measured is measured when the stories have been told.
  workers: 2,
  projects: [
    { name: "stories", testIgnore: "figures.test.ts" },
    { name: "figures", testMatch: "figures.test.ts", dependencies: ["stories"] },
  ],
  // On machines that are shared a story may meet a pause that no reader would; one that passes at the second try is told of as flaky.
  retries: 1,
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
