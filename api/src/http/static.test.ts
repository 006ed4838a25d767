import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { HttpFault, sendFault } from "./message.ts";
import { serveStatic } from "./static.ts";

let folder = "";
let url = "";
let server: Server;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "heyi-static-"));
  await mkdir(join(folder, "site", "assets"), { recursive: true });
  await writeFile(join(folder, "secret.txt"), "not for you");
  await writeFile(join(folder, "site", "index.html"), "<h1>和议</h1>");
  await writeFile(join(folder, "site", "assets", "app-1a2b.js"), "plain");
  await writeFile(join(folder, "site", "assets", "app-1a2b.js.gz"), gzipSync("packed"));
  server = createServer((request, response) => {
    const path = (request.url ?? "").split("?")[0] ?? "";
    serveStatic(join(folder, "site"), path, request, response).catch((error: unknown) =>
      sendFault(request, response, error instanceof HttpFault ? error : new HttpFault(503, "UNEXPECTED")),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true, force: true });
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(url + path, { headers });

test("any page of the application is its one file, asked for anew each time", async () => {
  for (const path of ["/", "/desk", "/complaints/abc?tab=1"]) {
    const response = await get(path);
    expect([response.status, await response.text()]).toEqual([200, "<h1>和议</h1>"]);
    expect(response.headers.get("cache-control")).toBe("no-cache");
  }
});

test("a hashed file is kept for ever, and sent packed to who can unpack it", async () => {
  const packed = await get("/assets/app-1a2b.js", { "accept-encoding": "gzip" });
  expect(await packed.text()).toBe("packed");
  expect(packed.headers.get("cache-control")).toContain("immutable");
  expect(packed.headers.get("content-type")).toContain("javascript");
  expect(await (await get("/assets/app-1a2b.js", { "accept-encoding": "identity" })).text()).toBe("plain");
});

test("what is unchanged is not sent again", async () => {
  const etag = (await get("/")).headers.get("etag") ?? "";
  expect((await get("/", { "if-none-match": etag })).status).toBe(304);
});

test("a missing file is missing, not the application", async () => {
  expect((await get("/assets/gone-9z.js")).status).toBe(404);
});

test.each(["/..%2fsecret.txt", "/%2e%2e/secret.txt", "/assets/..%2f..%2fsecret.txt"])(
  "%s stays inside",
  async (path) => {
    expect(await (await get(path)).text()).not.toContain("not for you");
  },
);
