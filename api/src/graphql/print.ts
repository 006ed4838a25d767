// Writes the schema as text, whole and as apps of others have it, or with --check tells whether the texts in the
// repository are still true and whether what they say breaks anyone who relied on the version last committed.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { CriticalityLevel, diff } from "@graphql-inspector/core";
import { buildSchema, type GraphQLSchema, lexicographicSortSchema, printSchema } from "graphql";
import { schemaForApps } from "../partner/graphql/audience.ts";
import { schema } from "./schema.ts";

const FOLDER = new URL("../../../schema/graphql/", import.meta.url);
const TEXTS = [
  { file: fileURLToPath(new URL("schema.graphql", FOLDER)), schema },
  // PAR-1: what others have built on; a change that breaks them wants a decision of its own (schema/decisions).
  { file: fileURLToPath(new URL("partner.graphql", FOLDER)), schema: schemaForApps(schema) },
];

for (const text of TEXTS)
  if (process.argv.includes("--check")) await check(text);
  else write(text);

type Text = { readonly file: string; readonly schema: GraphQLSchema };

function printed(of: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(of))}\n`;
}

function write({ file, schema: of }: Text): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, printed(of));
}

async function check({ file, schema: of }: Text): Promise<void> {
  if (!existsSync(file) || readFileSync(file, "utf8") !== printed(of)) {
    fail(
      `schema/graphql/${basename(file)} is not what the code says: run \`pnpm sdl\` and look at the difference.`,
    );
  }
  const committed = committedText(file);
  if (committed === null) return;
  const changes = await diff(buildSchema(committed), of);
  const breaking = changes.filter((change) => change.criticality.level === CriticalityLevel.Breaking);
  if (breaking.length === 0) return;
  fail(
    `This breaks clients of the committed schema:\n${breaking.map(({ message }) => `  ${message}`).join("\n")}`,
  );
}

/** Null outside a git checkout and before the first commit of the file. */
function committedText(file: string): string | null {
  try {
    const args = ["show", `HEAD:./${basename(file)}`];
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
