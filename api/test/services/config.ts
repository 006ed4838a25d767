import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Against services of the machine, installed where they are missing; not part of the other tests. */
export default defineConfig({
  root: fileURLToPath(new URL("../..", import.meta.url)),
  test: {
    include: ["test/services/*.services.ts"],
    globalSetup: ["test/services/install.ts", "test/global-setup.ts"],
    pool: "forks",
    experimental: { viteModuleRunner: false },
    maxWorkers: 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: { TZ: "America/St_Johns" },
  },
});
