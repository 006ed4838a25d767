import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { PARTNER_SCOPES } from "@heyi/schema/vocabulary/partner.ts";
import { beforeAll, describe, expect, test } from "vitest";

import { useWorld } from "../../../test/world.ts";
import { schema } from "../../graphql/schema.ts";
import { BUDGET } from "../budget.ts";
import { schemaForApps, scopeOf } from "../graphql/audience.ts";
import { letIn } from "./app.fixture.ts";

const world = useWorld();
const run = promisify(execFile);
const TEXTS = ["PARTNERS.md", "PARTNERS.zh.md"] as const;
const textOf = (name: string) => readFile(new URL(`../../../../schema/${name}`, import.meta.url), "utf8");

function block(text: string, language: string): string {
  const [, code] = new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(text) ?? [];
  if (code === undefined) throw new Error(`no ${language} in the documentation`);
  return code;
}

let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  const { key } = await letIn(world());
  const given = { HEYI_URL: world().url, HEYI_KEY: key, HEYI_PROJECT: world().cast.a.code };
  env = { PATH: process.env["PATH"], ...given, HEYI_REQUEST: randomUUID() };
});

test("PAR-1 the program of the documentation submits and is told of it, as it is printed there", async () => {
  const folder = await mkdtemp(join(tmpdir(), "heyi-program-"));
  const file = join(folder, "program.mts");
  await writeFile(file, block(await textOf("PARTNERS.md"), "ts"));
  const { stdout } = await run(process.execPath, [file], { env });
  await rm(folder, { recursive: true });
  const { made, feed } = JSON.parse(stdout) as {
    made: { number: string; trackingCode: string };
    feed: unknown;
  };
  expect(made).toEqual({
    number: expect.stringMatching(/^WAN-\d{6}-\d{4}$/),
    trackingCode: expect.any(String),
  });
  expect(feed).toMatchObject({
    changes: [{ kind: "REGISTERED", complaint: { number: made.number, stateText: expect.any(String) } }],
  });
});

describe.each(TEXTS)("%s", (name) => {
  test("PAR-1 the command of the documentation tells who one is, as it is printed there", async () => {
    const { stdout } = await run("sh", ["-c", block(await textOf(name), "sh")], { env });
    expect(JSON.parse(stdout)).toMatchObject({ data: { partnerViewer: { scopes: [...PARTNER_SCOPES] } } });
  });

  test("PAR-1 the table of scopes is what the schema says, and the budget too", async () => {
    const text = await textOf(name);
    const apps = schemaForApps(schema);
    const fields = [apps.getQueryType(), apps.getMutationType()].flatMap((root) =>
      Object.values(root?.getFields() ?? {}),
    );
    for (const scope of PARTNER_SCOPES) {
      const row = text.split("\n").find((line) => line.startsWith(`| \`${scope}\` |`)) ?? "";
      const told = [...row.matchAll(/`(\w+)`/g)].map(([, word]) => word).slice(1);
      const opens = fields
        .filter(({ extensions }) => scopeOf(extensions) === scope)
        .map((field) => field.name);
      expect(new Set(told)).toEqual(new Set(opens));
    }
    for (const points of [BUDGET.capacity, BUDGET.perRequest])
      expect(text).toContain(points.toLocaleString("en"));
    expect(text).toContain(String(BUDGET.perSecond));
  });
});

test.each([
  ["zh", "五分钟上手"],
  ["en", "In five minutes"],
])("PAR-1 the product serves it to anybody, in %s", async (lang, heading) => {
  const page = await fetch(`${world().url}/developers?lang=${lang}`);
  expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
  const html = await page.text();
  expect(html).toContain(`>${heading}</h2>`);
  expect(html).toContain('href="/developers/partner.graphql"');
  const sdl = await (await fetch(`${world().url}/developers/partner.graphql`)).text();
  expect(sdl).toContain("complaintSubmit(");
  expect(sdl).not.toContain("complaintTriage");
});
