import { cpus, release, totalmem } from "node:os";
import type { Drill } from "./drill.ts";
import type { Finding } from "./findings.ts";

/** What the figures were measured on. */
export function machine(postgres: string): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return [
    `${cpus().length} cores of ${cpu?.model.trim()}, ${memory} GB, ${process.platform} ${release()}`,
    `Node ${process.version}, PostgreSQL ${postgres}; drills, processes and database share the cores`,
  ].join("\n");
}

export function section({ name, does }: Drill, findings: readonly Finding[], tookMs: number): string {
  const width = Math.max(...findings.map(({ what }) => what.length));
  const lines = findings.flatMap(({ what, seen, holds, faults = [] }) => [
    `  ${holds ? "ok  " : "MISS"} ${what.padEnd(width)}  ${seen}`,
    ...faults.map((fault) => `         ${fault}`),
  ]);
  const day = new Date().toISOString().slice(0, 10);
  return [`${name}: ${does} (${day}, ${(tookMs / 1000).toFixed(0)} s)`, ...lines].join("\n");
}

export function missed(findings: readonly Finding[]): boolean {
  return findings.some(({ holds }) => !holds);
}

/** The drill's own part is replaced, the others stay as they were found; in the order of `names`. */
export function merged(written: string, header: string, names: readonly string[], fresh: string): string {
  const parts = [...written.trim().split("\n\n"), fresh];
  const ofDrill = (name: string) => parts.findLast((part) => part.startsWith(`${name}: `)) ?? [];
  return `${[header, ...names.flatMap(ofDrill)].join("\n\n")}\n`;
}
