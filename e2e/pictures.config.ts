import { defineConfig } from "@playwright/test";
import stories from "./playwright.config.ts";

// The tool looks for a default export.
export default defineConfig({
  ...stories,
  testDir: ".",
  projects: [{ name: "pictures", testMatch: "pictures.ts" }],
});
