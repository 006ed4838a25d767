import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { against } from "./figures.ts";

const DIST = new URL("../../console/dist/", import.meta.url);

const WORTH_NAMING_KB = 10;

/** What a browser must have before the desk can show anything: the scripts that the page itself names. */
export async function benchConsole(): Promise<string[]> {
  const page = new URL("index.html", DIST);
  if (!existsSync(fileURLToPath(page))) return ["     not built: pnpm --filter @heyi/console run build"];
  const html = readFileSync(page, "utf8");
  const scripts = [...html.matchAll(/<(?:script|link)[^>]+(?:src|href)="\/?([^"]+\.js)"/g)].flatMap(
    ([, file]) => file ?? [],
  );
  const sizes = [...new Set(scripts)].map((file) => ({
    file,
    kb: gzipSync(readFileSync(new URL(file, DIST))).length / 1000,
  }));
  const total = sizes.reduce((sum, { kb }) => sum + kb, 0);
  return [
    against("initial scripts, gzipped", total, 400, "kB"),
    ...sizes
      .filter(({ kb }) => kb >= WORTH_NAMING_KB)
      .map(({ file, kb }) => `     ${kb.toFixed(1).padStart(6)} kB  ${file}`),
  ];
}
