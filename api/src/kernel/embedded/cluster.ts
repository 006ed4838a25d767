import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync } from "node:fs";
import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { isReachable, openHome, type Account } from "./account.ts";
import type { Binaries } from "./binaries.ts";

export const SUPERUSER = "heyi";

/** A data folder and the password of its one user; the server listens on loopback only, and asks even there. */
export type Cluster = { readonly data: string; readonly password: string };

/** The data folder below `folder`, made on the first start. Whole or absent: it is built aside and then moved in. */
export async function openCluster(
  folder: string,
  binaries: Binaries,
  account: Account | null,
): Promise<Cluster> {
  mkdirSync(folder, { recursive: true });
  const place = join(folder, "db");
  if (!existsSync(place)) await makeCluster(realpathSync(folder), place, binaries, account);
  const data = realpathSync(place);
  return { data, password: readFileSync(join(data, PASSWORD_FILE), "utf8") };
}

const PASSWORD_FILE = "heyi.password";

async function makeCluster(
  folder: string,
  place: string,
  binaries: Binaries,
  account: Account | null,
): Promise<void> {
  const inside = account === null || isReachable(folder);
  const aside = join(inside ? folder : openHome(), `db-${randomBytes(6).toString("hex")}`);
  const password = randomBytes(24).toString("base64url");
  mkdirSync(aside, { mode: 0o700 });
  if (account !== null) chownSync(aside, account.uid, account.gid);
  try {
    await initialise(aside, password, binaries, account);
    writeFileSync(join(aside, PASSWORD_FILE), password, { mode: 0o600 });
    if (inside) renameSync(aside, place);
    else symlinkSync(aside, place);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    // Another process may have finished first; its folder is as good.
    if (!existsSync(place)) throw error;
  }
}

async function initialise(
  data: string,
  password: string,
  binaries: Binaries,
  account: Account | null,
): Promise<void> {
  const passwordFile = `${data}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account !== null) chownSync(passwordFile, account.uid, account.gid);
  // With the locale C, PostgreSQL knows no Chinese letters. macOS has no C.UTF-8.
  const locale =
    process.platform === "darwin" ? ["--locale=en_US.UTF-8", "--lc-collate=C"] : ["--locale=C.UTF-8"];
  const args = [
    "-D",
    data,
    "-U",
    SUPERUSER,
    "--encoding=UTF8",
    "--auth=scram-sha-256",
    `--pwfile=${passwordFile}`,
  ];
  try {
    await promisify(execFile)(binaries.initdb, [...args, ...locale], {
      env: { PATH: process.env["PATH"], TZ: "UTC" },
      ...account,
    });
  } finally {
    rmSync(passwordFile, { force: true });
  }
}
