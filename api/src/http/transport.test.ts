import { request } from "node:http";
import { connect } from "node:net";
import { describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { useWorld } from "../../test/world.ts";
import { transportSchema } from "./transport.fixture.ts";

const world = useWorld({ schema: transportSchema });

async function post(body: unknown, headers: Record<string, string> = {}, path = "/graphql") {
  return fetch(world().url + path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

/** What a client gets that sends whatever it likes; null when the connection is just closed. */
async function raw(text: string): Promise<number | null> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const socket = connect(world().app.server.port, "127.0.0.1", () => socket.write(text));
  let answer = "";
  socket.on("data", (data) => (answer += data.toString()));
  socket.on("close", () => resolve(answer)).on("error", () => resolve(answer));
  const status = /^HTTP\/1\.1 (\d+)/.exec(await promise)?.[1];
  return status === undefined ? null : Number(status);
}

describe("a malformed request is answered in the 400s", () => {
  const cases: [string, unknown, number][] = [
    ["no JSON", "{", 400],
    ["a list", "[]", 400],
    ["no query", {}, 400],
    ["variables that are text", { query: "{ me }", variables: "x" }, 400],
    ["a syntax error", { query: "{ me" }, 400],
    ["an unknown field", { query: "{ you }" }, 400],
    ["a wrong variable", { query: "query ($of: Int!) { number(of: $of) }", variables: { of: "x" } }, 400],
    ["20,000 brackets", { query: `{ me(a: ${"[".repeat(20_000)}` }, 400],
    ["20,000 braces", { query: "{a".repeat(20_000) }, 400],
    ["a list type without end", { query: `query ($a: ${"[".repeat(20_000)}` }, 400],
    ["4,000 tokens", { query: `{ ${"me ".repeat(4000)} }` }, 400],
    ["100 aliases", { query: `{ ${Array.from({ length: 100 }, (_, n) => `a${n}: me`).join(" ")} }` }, 400],
    ["100 directives", { query: `{ me ${"@skip(if: false) ".repeat(100)} }` }, 400],
  ];
  test.each(cases)("%s", async (_name, body, status) => {
    const response = await post(body, { accept: "application/graphql-response+json" });
    expect(response.status).toBe(status);
    expect(await response.text()).not.toMatch(/RangeError|TypeError|at .*\.ts/);
  });

  test("broken JSON, without a word of what was sent", async () => {
    const response = await post('{"query":"x", 13812345678 王五');
    expect(response.status).toBe(400);
    expect(await response.text()).not.toMatch(/13812345678|王五|SyntaxError/);
  });

  test("a body of more than a megabyte", async () => {
    expect((await post({ query: `{ me } # ${"x".repeat(1_100_000)}` })).status).toBe(413);
  });

  test("targets and hosts that are no addresses of ours", async () => {
    expect(await raw("GET http://elsewhere/graphql HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")).toBe(
      400,
    );
    expect(await raw("GET / HTTP/1.1\r\nHost: a b<c>\r\nConnection: close\r\n\r\n")).toBe(400);
    expect(await raw("GET /%00 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")).toBe(400);
    expect(await raw("GET /%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")).toBe(400);
    expect(await raw("GET /../../../etc/passwd HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")).toBe(404);
  });
});

describe("another site's page can do nothing", () => {
  test("forms, which need no permission, are not read", async () => {
    for (const type of [
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
      "text/plain",
    ]) {
      expect((await post("query=mutation{touch}", { "content-type": type })).status).toBe(415);
    }
    expect((await fetch(`${world().url}/graphql?query={me}`)).status).toBe(405);
  });

  test("its origin is refused, ours and a program's are not", async () => {
    const status = async (origin: string) => (await post({ query: "mutation { touch }" }, { origin })).status;
    expect(await status("https://evil.example")).toBe(403);
    expect(await status("null")).toBe(403);
    expect(await status(world().url)).toBe(200);
    expect((await post({ query: "mutation { touch }" })).status).toBe(200);
  });

  test("no answer invites it in", async () => {
    const { port } = world().app.server;
    const headers = { origin: "https://evil.example", "access-control-request-method": "POST" };
    const { promise, resolve } = Promise.withResolvers<Record<string, unknown>>();
    request({ port, path: "/graphql", method: "OPTIONS", headers }, (r) => resolve(r.resume().headers)).end();
    expect(await promise).not.toHaveProperty("access-control-allow-origin");
  });

  test("it opens no socket", async () => {
    const cookie = await world().cookieOf(world().cast.agent);
    const opened = (origin: string | undefined) => {
      const { promise, resolve } = Promise.withResolvers<boolean>();
      const headers = { cookie, ...(origin && { origin }) };
      const socket = new WebSocket(`${world().url}/graphql`.replace("http", "ws"), "graphql-transport-ws", {
        headers,
      });
      socket.on("open", () => (socket.terminate(), resolve(true))).on("error", () => resolve(false));
      return promise;
    };
    expect(await opened("https://evil.example")).toBe(false);
    expect(await opened(world().url)).toBe(true);
    expect(await opened(undefined)).toBe(true);
  });
});

describe("an unexpected error says nothing about itself", () => {
  test("over HTTP", async () => {
    const answer = await world().gql(null, "{ unexpected }");
    expect(JSON.stringify(answer)).not.toContain("13800000000");
    expect(answer.errors?.[0]?.extensions?.["code"]).toBe("UNEXPECTED");
  });

  test.each(["brokenStart", "brokenStream"])("over a socket: %s", async (field) => {
    const live = await world().live(world().cast.agent, `subscription { ${field} }`);
    if (field === "brokenStream") await live.next();
    const answer = await live.next();
    await live.close();
    expect(JSON.stringify(answer)).not.toContain("13800000000");
    expect(answer.errors?.[0]?.extensions?.["code"]).toBe("UNEXPECTED");
  });

  test("while what a person can mend is told in the person's language", async () => {
    const response = await post({ query: "{ refused }" }, { "accept-language": "en" });
    expect(await response.json()).toMatchObject({
      errors: [
        {
          message: "You have no right to do this in this project",
          extensions: { code: "NOT_ALLOWED", refusal: "NO_RIGHT" },
        },
      ],
    });
  });
});

describe("a socket", () => {
  test("is closed with 4403 for someone signed out, so that the client may come again", async () => {
    const live = await world().live(null, "subscription { rights }");
    expect(await live.closed()).toBe(4403);
  });

  test("answers a syntax error and stays open", async () => {
    const live = await world().live(world().cast.agent, "subscription { rights");
    expect((await live.next()).errors?.[0]?.message).toContain("Syntax Error");
    expect(live.isOpen).toBe(true);
    await live.close();
  });

  test("has the limits of HTTP", async () => {
    const live = await world().live(world().cast.agent, `{ a(a: ${"[".repeat(20_000)}`);
    expect((await live.next()).errors?.[0]?.extensions?.["code"]).toBe("TOO_COMPLEX");
    await live.close();
  });

  test("knows its person as over HTTP, and learns of a role given meanwhile", async () => {
    const { cast, app } = world();
    const live = await world().live(cast.agentB, "subscription { rights }");
    expect(await live.next()).toEqual({ data: { rights: "AGENT" } });
    const { db } = app.services;
    await db.prisma.staffRole.create({ data: { staffId: cast.agentB.staffId, role: "COMPANY_QA" } });
    expect(await live.next()).toEqual({ data: { rights: "AGENT COMPANY_QA" } });
    await live.close();
  });

  test("a subscription over HTTP is refused, for nobody could close it", async () => {
    const response = await post({ query: "subscription { rights }" }, { accept: "text/event-stream" });
    expect(await response.text()).toContain("BAD_REQUEST");
  });
});
