import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";

import { until } from "../../../test/until.ts";
import { useWorld } from "../../../test/world.ts";
import { openReceiver } from "../../message/test/receiver.fixture.ts";
import { letIn, submitted } from "../../partner/test/app.fixture.ts";
import { act, hooked } from "./hooks.fixture.ts";

// As of today: whoever verifies looks at the clock on the wall.
const world = useWorld({
  start: new Date().toISOString(),
  messages: () => ({ smtp: null, allowPrivate: true }),
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function programOf(name: string): Promise<string> {
  const text = await readFile(new URL(`../../../../schema/${name}`, import.meta.url), "utf8");
  const [, code] = /```ts\n(import \{ createHmac[^]*?)```/.exec(text) ?? [];
  if (code === undefined) throw new Error(`no program in ${name}`);
  return code;
}

const isUp = (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  );

test.each(["PARTNERS.md", "PARTNERS.zh.md"])(
  "PAR-1 the receiver of %s takes what is genuine once and nothing else, as it is printed there",
  async (name) => {
    const { key } = await letIn(world());
    const port = await freePort();
    const url = `http://127.0.0.1:${port}/`;
    const { secret, endpoints } = await act(world(), key, "webhookAdd", { input: { url } });
    const folder = await mkdtemp(join(tmpdir(), "heyi-receiver-"));
    const file = join(folder, "receiver.mts");
    await writeFile(file, await programOf(name));
    const env = { PATH: process.env["PATH"], HEYI_WEBHOOK_SECRET: secret ?? "", PORT: String(port) };
    const program = spawn(process.execPath, [file], { env, stdio: ["ignore", "pipe", "inherit"] });
    let said = "";
    program.stdout.setEncoding("utf8").on("data", (text: string) => (said += text));
    try {
      await until(() => isUp(url), 10_000, "the receiver listens");
      const { number } = await submitted(world(), key);
      await until(() => said.includes("\n"), 10_000, "the receiver was told");
      expect(JSON.parse(said)).toMatchObject({ number, kind: "REGISTERED", complaint: { number } });
      const forged = { "webhook-id": "x", "webhook-timestamp": String(Math.floor(Date.now() / 1000)) };
      const signature = new Webhook(`whsec_${Buffer.alloc(32).toString("base64")}`).sign(
        "x",
        new Date(),
        "{}",
      );
      const headers = { ...forged, "webhook-signature": signature };
      expect((await fetch(url, { method: "POST", headers, body: "{}" })).status).toBe(401);
      // The same once more: taken, and not done twice.
      const [endpoint] = endpoints ?? [];
      if (endpoint === undefined) throw new Error("no endpoint");
      await world().app.courier.wake();
      await act(world(), key, "webhookReplay", { id: endpoint.id, after: endpoint.cursor });
      await world().app.courier.wake();
      expect(said.trim().split("\n").length).toBe(1);
    } finally {
      program.kill();
      await rm(folder, { recursive: true });
    }
  },
);

test("PAR-1 the library of Standard Webhooks verifies what is sent, under the old secret and the new", async () => {
  await using receiver = await openReceiver();
  const { key } = await letIn(world());
  const { id, secret } = await hooked(world(), key, receiver);
  const { secret: next } = await act(world(), key, "webhookRotate", { id });
  const { number } = await submitted(world(), key, { content: "电梯“咚”地一声停了\u2028两次" });
  await world().app.courier.wake();
  const [told] = receiver.received;
  if (told === undefined) throw new Error("nothing was told");
  for (const each of [secret, next ?? ""])
    expect(new Webhook(each).verify(told.raw, told.headers)).toMatchObject({ data: { number } });
  const changed = told.raw.replace("REGISTERED", "CLOSED");
  expect(() => new Webhook(secret).verify(changed, told.headers)).toThrow("No matching signature");
});
