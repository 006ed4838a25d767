import assert from "node:assert/strict";
import { test } from "node:test";
import { openCluster } from "./cluster.ts";
import { DRILLS } from "./drills.ts";
import { missed, section } from "./results.ts";

await test("the drills in their short form", async (all) => {
  await using cluster = await openCluster();
  for (const drill of DRILLS) {
    await all.test(`${drill.name}: ${drill.does}`, { timeout: 180_000 }, async () => {
      const begun = performance.now();
      const findings = await drill.run(cluster, "short");
      assert.ok(!missed(findings), `\n${section(drill, findings, performance.now() - begun)}`);
    });
  }
});
