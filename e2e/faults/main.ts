import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { openCluster } from "./cluster.ts";
import { DRILLS } from "./drills.ts";
import { machine, missed, section } from "./results.ts";

/** `npm run drills [-- --short] [name…]`: all of them, or those named. Only a whole long run is written down. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { short: { type: "boolean" } },
});
const unknown = positionals.filter((name) => DRILLS.every((drill) => drill.name !== name));
if (unknown.length > 0) {
  console.error(`no drill ${unknown.join(", ")}; there are ${DRILLS.map(({ name }) => name).join(", ")}`);
  process.exit(2);
}
const wanted = DRILLS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const form = values.short === true ? "short" : "long";

await using cluster = await openCluster();
const sections = [machine(cluster.version, form)];
console.log(sections[0]);
for (const drill of wanted) {
  const begun = performance.now();
  const findings = await drill.run(cluster, form);
  const text = section(drill, findings, performance.now() - begun);
  console.log(`\n${text}`);
  sections.push(text);
  if (missed(findings)) process.exitCode = 1;
}
if (form === "long" && positionals.length === 0)
  writeFileSync(new URL("results.txt", import.meta.url), `${sections.join("\n\n")}\n`);
