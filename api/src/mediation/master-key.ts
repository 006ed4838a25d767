import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { Config } from "../config.ts";
import type { MasterKeys } from "./vault.ts";

/** MED-5: from the environment where it is kept elsewhere, else a file of its own beside the embedded database, never in it. */
export function masterKeys({
  caseKey,
  earlierCaseKeys,
  dataFolder,
}: Pick<Config, "caseKey" | "earlierCaseKeys" | "dataFolder">): MasterKeys {
  const earlier = earlierCaseKeys.map(decoded);
  if (caseKey !== null) return { current: decoded(caseKey), earlier };
  mkdirSync(dataFolder, { recursive: true });
  const file = join(dataFolder, "case-key");
  try {
    writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  return { current: decoded(readFileSync(file, "utf8").trim()), earlier };
}

function decoded(text: string): Buffer {
  return Buffer.from(text, "base64url");
}
