import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

type File = { readonly path: string; readonly imports: readonly string[] };

function filesBelow(folder: string): File[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter(
      (name) =>
        /\.tsx?$/.test(name) && !name.includes("node_modules") && !/\.(test|fixture)\.tsx?$/.test(name),
    )
    .map((name) => ({ path: join(folder, name), imports: importsOf(join(folder, name)) }));
}

/** What a file imports: paths from the root where it is ours, else the package's name. Types count too. */
function importsOf(path: string): string[] {
  const text = readFileSync(join(ROOT, path), "utf8");
  const found = text.matchAll(/^(?:import|export)\s(?:[^;]*?\sfrom\s+)?["']([^"']+)["']/gm);
  return [...found].map(([, name = ""]) =>
    name.startsWith(".")
      ? relative(ROOT, join(ROOT, dirname(path), name))
      : name.replace("@heyi/schema/", "schema/"),
  );
}

const api = filesBelow("api/src");
const offences = (files: readonly File[], wrong: (path: string, imported: string) => boolean) =>
  files.flatMap(({ path, imports }) =>
    imports.filter((name) => wrong(path, name)).map((name) => `${path} > ${name}`),
  );

/** The slice a file of the API belongs to; null for the house's own rooms. */
function sliceOf(path: string): string | null {
  return /^api\/src\/([^/]+)\//.exec(path)?.[1] ?? null;
}

// A slice may use those before it. Those in one line may use each other.
const ORDER = [
  ["kernel"],
  ["auth", "org", "sla", "tips"],
  ["events"],
  ["complaint"],
  [
    "incident",
    "evidence",
    "resident",
    "shift",
    "policy",
    "message",
    "staff",
    "estate",
    "taxonomy",
    "visit",
    "mediation",
  ],
  ["agreement"],
  ["notice", "board", "caselib", "customer", "warning", "report"],
  ["partner"],
  ["webhook"],
  ["import"],
  ["seed"],
];
const rank = (slice: string | null) => ORDER.findIndex((line) => line.includes(slice ?? ""));

describe("the house's directions", () => {
  test("vocabulary knows nothing but itself", () => {
    expect(offences(filesBelow("schema/vocabulary"), (_path, name) => !name.startsWith("schema/"))).toEqual(
      [],
    );
  });

  test("rules are pure: vocabulary, other rules, facts, who acts, the calendar, ids and errors", () => {
    const rules = api.filter(({ path }) => /\/rules(\/|\.ts$)/.test(path));
    expect(rules.length).toBeGreaterThan(0);
    const pure =
      /^(schema\/vocabulary\/|zod$)|\/rules(\/|\.ts$)|^api\/src\/sla\/|\/(facts|events)\.ts$|org\/(actor|access)\.ts$|kernel\/(ids|errors|check|local-time)\.ts$/;
    expect(offences(rules, (_path, name) => !pure.test(name))).toEqual([]);
  });

  test("the kernel stands on nothing of the house", () => {
    const kernel = api.filter(({ path }) => sliceOf(path) === "kernel");
    const outside = (name: string) => name.startsWith("api/src/") && sliceOf(name) !== "kernel";
    expect(offences(kernel, (_path, name) => outside(name))).toEqual([]);
  });

  test("slices call downwards only", () => {
    const upwards = (path: string, name: string) => {
      const [from, to] = [rank(sliceOf(path)), rank(sliceOf(name))];
      return from !== -1 && to > from;
    };
    expect(offences(api, upwards)).toEqual([]);
  });

  test("GraphQL stands above commands and queries: only GraphQL files and the top import it", () => {
    const above = /\/graphql(\/|\.ts$)|^api\/src\/(http|[^/]+\.ts)/;
    const isGraphql = (name: string) => name.startsWith("api/src/graphql/");
    expect(offences(api, (path, name) => isGraphql(name) && !above.test(path))).toEqual([]);
  });

  test("the event log is written by the write path alone", () => {
    const writers =
      /^api\/src\/(events\/|complaint\/(commands?|save|register)\b|import\/store|[^/]+\/(commands?|save)\b)/;
    const isAppend = (name: string) => name === "api/src/events/append.ts";
    const appends = api.filter(({ imports, path }) => imports.some(isAppend) && callsAppend(path));
    expect(offences(appends, (path, name) => isAppend(name) && !writers.test(path))).toEqual([]);
  });

  test("only the kernel, GraphQL and the sign-in library know Prisma", () => {
    const allowed =
      /^api\/src\/(kernel\/(db|migrations\/\w+)|graphql\/builder|auth\/library|server|live|http\/\w+)\.ts$/;
    const isPrisma = (name: string) => name.includes("generated/") || name.startsWith("@prisma/");
    expect(offences(api, (path, name) => isPrisma(name) && !allowed.test(path))).toEqual([]);
  });

  test("nobody below the top reads the clock, the environment or the console", () => {
    const below = api.filter(
      ({ path }) => rank(sliceOf(path)) !== -1 && !/kernel\/(clock|log|embedded\/)|\/main\.ts$/.test(path),
    );
    const bare = /\bDate\.now\(|\bnew Date\(\)|\bprocess\.env\b|\bconsole\./;
    expect(below.filter(({ path }) => bare.test(codeOf(path))).map(({ path }) => path)).toEqual([]);
  });

  test("the console imports the vocabulary and the printed schema, never the API or Prisma", () => {
    const foreign = /^api\/|prisma|^schema\/(?!vocabulary\/|graphql\/|data\/)/;
    expect(offences(filesBelow("console/src"), (_path, name) => foreign.test(name))).toEqual([]);
  });
});

/** Without its comments, which may speak of anything. */
function codeOf(path: string): string {
  return readFileSync(join(ROOT, path), "utf8").replaceAll(/\/\*[^]*?\*\/|\/\/.*$/gm, "");
}

/** The channel's name may be used by those who listen. */
function callsAppend(path: string): boolean {
  return /\bappend\w*\(/.test(codeOf(path));
}
