import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, inject, test } from "vitest";
import pg from "pg";
import { cloneDatabase } from "../../../test/databases.ts";

const SERVER = fileURLToPath(new URL("killed.server.fixture.ts", import.meta.url));
const QUERY =
  "mutation ($input: ComplaintRegisterInput!) { answer: complaintRegister(input: $input) { ... on Complaint { number } } }";

/** The server in a process of its own over this database; it prints where it listens and who may come in. */
async function start(databaseUrl: string) {
  const child = spawn(process.execPath, [SERVER], {
    env: { ...process.env, TEST_DATABASE: databaseUrl },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  return { child, ...(JSON.parse(line.toString()) as { url: string; cookie: string; projectId: string }) };
}

test("INT-3 INT-4 a server killed while complaints are taken in: every one it acknowledged is there once, numbered without gap, and sent again it is the same", async () => {
  expect(inject("serverUrl")).toBeTruthy();
  await using database = await cloneDatabase();
  const first = await start(database.url);
  const register = async ({ url, cookie, projectId }: typeof first, idempotencyKey: string) => {
    const input = {
      idempotencyKey,
      projectId,
      channel: "HOTLINE",
      content: "电梯停在五楼",
      complainant: { kind: "ANONYMOUS" },
    };
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie },
      body: JSON.stringify({ query: QUERY, variables: { input } }),
    });
    return ((await response.json()) as { data: { answer: { number: string } } }).data.answer.number;
  };
  const acknowledged = new Map<string, string>();
  const sent: string[] = [];
  const callers = Array.from({ length: 6 }, async (_, caller) => {
    for (let n = 0; ; n += 1) {
      const key = `caller-${caller}-${n}`;
      sent.push(key);
      acknowledged.set(key, await register(first, key));
      if (acknowledged.size >= 40) first.child.kill("SIGKILL");
    }
  });
  await Promise.allSettled(callers);
  expect(acknowledged.size).toBeGreaterThanOrEqual(40);

  const second = await start(database.url);
  for (const key of sent) {
    const number = await register(second, key);
    expect(acknowledged.get(key) ?? number).toBe(number);
    acknowledged.set(key, number);
  }
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query<{ number: string }>("select number from complaint order by number");
  const { rows: events } = await client.query<{ n: number }>(
    "select count(*)::int as n from event where kind = 'REGISTERED'",
  );
  await client.end();
  const stopped = once(second.child, "exit");
  second.child.kill("SIGKILL");
  await stopped;
  expect(rows.map(({ number }) => number)).toEqual([...acknowledged.values()].toSorted());
  expect(rows.map(({ number }) => Number(number.slice(-4)))).toEqual(rows.map((_, index) => index + 1));
  expect(events).toEqual([{ n: rows.length }]);
}, 60_000);
