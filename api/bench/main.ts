import { writeFileSync } from "node:fs";
import { cpus, loadavg, release, totalmem } from "node:os";
import { benchConsole } from "./console.ts";
import { type BenchDatabases, IN_SMALL, openDatabases } from "./database.ts";
import { benchDeadlines } from "./deadlines.ts";
import { benchFanOut } from "./fan-out.ts";
import { benchLive } from "./live.ts";
import { benchGrowth } from "./growth.ts";
import { benchDetail, benchList, benchQueuePage } from "./reads.ts";
import { benchPartner } from "./partner.ts";
import { benchRegister } from "./register.ts";
import { benchStatements } from "./statements.ts";

/**
 * `npm run bench [part…]`: everything, or the parts named. Only a whole run is written down. BENCH_KEEP keeps what was
 * generated for the next three hours, BENCH_SIZE=small does without the million, BENCH_PROFILES names a folder for CPU
 * profiles of the product, BENCH_DATABASE_URL a server of one's own.
 */
const PARTS: Readonly<Record<string, (databases: BenchDatabases) => Promise<string[]>>> = {
  "queue-page": benchQueuePage,
  growth: benchGrowth,
  detail: benchDetail,
  list: benchList,
  register: benchRegister,
  live: benchLive,
  partner: benchPartner,
  deadlines: benchDeadlines,
  statements: benchStatements,
  // Late, for its ten thousand listeners stay in the company and would be told of every escalation.
  "fan-out": benchFanOut,
  console: benchConsole,
};

const wanted = process.argv.slice(2);
const parts = Object.entries(PARTS).filter(([name]) => wanted.length === 0 || wanted.includes(name));

await using databases = await openDatabases();
const sections: string[] = [machine(databases.version)];
for (const [name, run] of parts) {
  const before = loadavg()[0] ?? 0;
  const lines = await run(databases);
  const section = [`${name} (load before: ${before.toFixed(1)})`, ...lines.map((line) => `  ${line}`)].join(
    "\n",
  );
  console.log(section);
  sections.push(section);
}
if (wanted.length === 0 && !IN_SMALL)
  writeFileSync(new URL("results.txt", import.meta.url), `${sections.join("\n\n")}\n`);

function machine(postgres: string): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return [
    new Date().toISOString(),
    `${cpus().length} cores of ${cpu?.model.trim()}, ${memory} GB, ${process.platform} ${release()}`,
    `Node ${process.version}, PostgreSQL ${postgres}; load generator, server and database share the cores`,
    "The limit: hand-written, prepared SQL behind bare node:http with the same rights, or one prebuilt frame to every socket.",
    "Ratios are medians of five rounds, ours and the limit's in turns. AIM: reached; ok: at least what is asked; MISS: less.",
  ].join("\n");
}
