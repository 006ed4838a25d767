// Writes the schema as text, or with --check tells whether the text in the repository is still true and whether
// what it says breaks anyone who relied on the version last committed.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { CriticalityLevel, diff } from "@graphql-inspector/core";
import { buildSchema, lexicographicSortSchema, printSchema } from "graphql";
import { schema } from "./schema.ts";

const file = fileURLToPath(new URL("../../../schema/graphql/schema.graphql", import.meta.url));
const printed = `${printSchema(lexicographicSortSchema(schema))}\n`;

if (process.argv.includes("--check")) await check();
else write();

function write(): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, printed);
}

async function check(): Promise<void> {
  if (!existsSync(file) || readFileSync(file, "utf8") !== printed) {
    fail(
      "schema/graphql/schema.graphql is not what the code says: run `pnpm sdl` and look at the difference.",
    );
  }
  const committed = committedSchema();
  if (committed === null) return;
  const changes = await diff(buildSchema(committed), schema);
  const breaking = changes.filter((change) => change.criticality.level === CriticalityLevel.Breaking);
  if (breaking.length === 0) return;
  fail(
    `This breaks clients of the committed schema:\n${breaking.map(({ message }) => `  ${message}`).join("\n")}`,
  );
}

/** Null outside a git checkout and before the first commit of the file. */
function committedSchema(): string | null {
  try {
    const args = ["show", "HEAD:./schema.graphql"];
    return execFileSync("git", args, {
      cwd: dirname(file),
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
  } catch {
    return null;
  }
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
