import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { openCluster } from "./cluster.ts";
import { DRILLS } from "./drills.ts";
import { machine, merged, missed, section } from "./results.ts";

/** `npm run drills [-- --short] [name…]`: all of them, or those named. What a long one found is written down. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { short: { type: "boolean" } },
});
const names = DRILLS.map(({ name }) => name);
const unknown = positionals.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`no drill ${unknown.join(", ")}; there are ${names.join(", ")}`);
  process.exit(2);
}
const wanted = DRILLS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const form = values.short === true ? "short" : "long";
const results = new URL("results.txt", import.meta.url);

await using cluster = await openCluster();
const header = machine(cluster.version);
console.log(header);
for (const drill of wanted) {
  const begun = performance.now();
  const findings = await drill.run(cluster, form);
  const text = section(drill, findings, performance.now() - begun);
  console.log(`\n${text}`);
  if (missed(findings)) process.exitCode = 1;
  if (form === "short") continue;
  const written = existsSync(results) ? readFileSync(results, "utf8") : "";
  writeFileSync(results, merged(written, header, names, text));
}
