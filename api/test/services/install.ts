import { execFileSync, spawnSync } from "node:child_process";

/** What is tested against, by the program that shows it is there. */
const PACKAGES = { nginx: "nginx-light", "redis-server": "redis-server" } as const;

/** On Debian and its kin what is missing is installed. */
export default function install(): void {
  const missing = Object.entries(PACKAGES).filter(([program]) => !isThere(program));
  if (missing.length === 0) return;
  const names = missing.map(([, name]) => name);
  if (process.getuid?.() !== 0 || !isThere("apt-get"))
    throw new Error(`test:services needs ${names.join(" and ")}: install them, or run it as root on Debian`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  execFileSync("apt-get", ["update"], { stdio: "inherit", env });
  execFileSync("apt-get", ["install", "-y", "--no-install-recommends", ...names], { stdio: "inherit", env });
}

function isThere(program: string): boolean {
  return spawnSync(program, ["--version"], { stdio: "ignore" }).error === undefined;
}
