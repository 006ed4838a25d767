import { connect } from "node:net";
import { describe, expect, test } from "vitest";
import { useWorld } from "../../test/world.ts";
import { transportSchema } from "./transport.fixture.ts";

const world = useWorld({ schema: transportSchema });

/** What comes back, and after how long, when a client says so much and then no more. */
async function stalled(text: string): Promise<{ readonly answer: string; readonly ms: number }> {
  const started = performance.now();
  const { promise, resolve } = Promise.withResolvers<string>();
  const socket = connect(world().app.server.port, "127.0.0.1", () => socket.write(text));
  let answer = "";
  socket.on("data", (data) => (answer += data.toString()));
  socket.on("close", () => resolve(answer)).on("error", () => resolve(answer));
  return { answer: await promise, ms: performance.now() - started };
}

const POST = "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n";

describe("who is slow on purpose is sent away", () => {
  test.concurrent.each([
    ["in the middle of a header", POST, 8_000],
    ["in the middle of a body", `${POST}\r\n{"query":`, 13_000],
    ["in the middle of a handshake", "GET /graphql HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nSec-", 8_000],
    ["before a word", "", 8_000],
  ])("%s", async (_name, text, withinMs) => {
    const { answer, ms } = await stalled(text);
    expect(answer === "" || answer.startsWith("HTTP/1.1 408")).toBe(true);
    expect(ms).toBeLessThan(withinMs);
  });
});

describe("a request is refused with what would be taken", () => {
  const ask = (path: string, init: RequestInit) => fetch(world().url + path, init);
  const json = { "content-type": "application/json" };
  const body = JSON.stringify({ query: "{ me }" });

  test.each(["GET", "PUT", "DELETE", "OPTIONS", "PATCH"])("%s asks nothing of GraphQL", async (method) => {
    const response = await ask("/graphql", { method, headers: { origin: "https://evil.example" } });
    expect([response.status, response.headers.get("allow")]).toEqual([405, "POST"]);
    expect(response.headers.has("access-control-allow-origin")).toBe(false);
  });

  test.each([
    ["text/html", 406],
    ["text/event-stream", 406],
    ["multipart/mixed", 406],
    ["application/json", 200],
    ["text/html, */*;q=0.1", 200],
    ["application/graphql-response+json, application/json;q=0.9", 200],
  ])("who accepts %s gets %i", async (accept, status) => {
    const response = await ask("/graphql", { method: "POST", headers: { ...json, accept }, body });
    expect(response.status).toBe(status);
  });

  test.each([
    [{ "content-type": "application/json; charset=utf-16" }, 415],
    [{ "content-type": "application/json, text/plain" }, 415],
    [{ "content-type": "application/jsonp" }, 415],
    [{ ...json, "content-encoding": "gzip" }, 415],
    [{ "content-type": 'application/json;charset="UTF-8"' }, 200],
  ])("a body of %j: %i", async (headers, status) => {
    expect((await ask("/graphql", { method: "POST", headers, body })).status).toBe(status);
  });

  test("no cache keeps an answer", async () => {
    for (const query of ["{ me }", "{ you }", "{"]) {
      const response = await ask("/graphql", {
        method: "POST",
        headers: json,
        body: JSON.stringify({ query }),
      });
      expect(response.headers.get("cache-control")).toBe("no-store");
    }
  });
});
