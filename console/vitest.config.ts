import { defineConfig } from "vitest/config";

// The tool looks for a default export.
export default defineConfig({
  test: { include: ["src/**/*.test.ts", "src/**/*.test.tsx"], environment: "node" },
});
