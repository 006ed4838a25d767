import { cpus, release, totalmem } from "node:os";
import type { Drill, Form } from "./drill.ts";
import type { Finding } from "./findings.ts";

export function machine(postgres: string, form: Form): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return [
    `${new Date().toISOString()}, ${form} form`,
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
  return [`${name}: ${does} (${(tookMs / 1000).toFixed(0)} s)`, ...lines].join("\n");
}

export function missed(findings: readonly Finding[]): boolean {
  return findings.some(({ holds }) => !holds);
}
