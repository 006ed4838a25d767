import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** PostgreSQL refuses to run as root; started by root it runs as nobody. */
export type Account = { readonly uid: number; readonly gid: number };

export function serverAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  return { uid: idOf("-u"), gid: idOf("-g") };
}

function idOf(flag: "-u" | "-g"): number {
  const id = Number(spawnSync("id", [flag, "nobody"], { encoding: "utf8" }).stdout);
  // macOS gives -2; the kernel wants it unsigned.
  return Number.isInteger(id) && id !== 0 ? id >>> 0 : 65_534;
}

/** Whether every folder down to this one lets strangers pass: a checkout in a private home folder does not. */
export function isReachable(folder: string): boolean {
  const open = (statSync(folder).mode & 0o001) !== 0;
  return open && (dirname(folder) === folder || isReachable(dirname(folder)));
}

const HOME_OF_ROOT = "/var/lib/heyi";

/** Where root keeps what nobody must reach when the checkout itself is closed to it. */
export function openHome(): string {
  mkdirSync(HOME_OF_ROOT, { recursive: true });
  chmodSync(HOME_OF_ROOT, 0o755);
  return HOME_OF_ROOT;
}
