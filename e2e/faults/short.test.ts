import assert from "node:assert/strict";
import { test } from "node:test";
import { openCluster } from "./cluster.ts";
import type { Drill } from "./drill.ts";
import { DRILLS } from "./drills.ts";
import { missed, section } from "./results.ts";

// Drills wait more than they work, so two are under way at a time, each in a house of its own.
const LANES: readonly (readonly Drill[])[] = [
  DRILLS.filter((_, n) => n % 2 === 0),
  DRILLS.filter((_, n) => n % 2 === 1),
];

await test("the drills in their short form", { concurrency: LANES.length }, async (all) => {
  const lanes = LANES.map((drills, n) =>
    all.test(`lane ${n + 1}`, async (lane) => {
      await using cluster = await openCluster();
      for (const drill of drills) {
        await lane.test(`${drill.name}: ${drill.does}`, { timeout: 180_000 }, async () => {
          const begun = performance.now();
          const findings = await drill.run(cluster, "short");
          assert.ok(!missed(findings), `\n${section(drill, findings, performance.now() - begun)}`);
        });
      }
    }),
  );
  await Promise.all(lanes);
});
