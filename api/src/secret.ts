import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "./config.ts";

/** What sessions are signed with: from the environment where several machines share it, else kept beside the data. */
export function signingSecret({ secret, dataFolder }: Pick<Config, "secret" | "dataFolder">): string {
  if (secret !== null) return secret;
  mkdirSync(dataFolder, { recursive: true });
  const file = join(dataFolder, "secret");
  try {
    // Fails where there is one already, also when two processes start at once.
    writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  return readFileSync(file, "utf8");
}
