import { createClient } from "graphql-ws";
import pg from "pg";
import { afterEach, describe, expect, inject, test } from "vitest";
import { WebSocket } from "ws";
import { useWorld } from "../../test/world.ts";
import { transportSchema } from "./transport.fixture.ts";
import { type Message, openRaw, shakeHands, type RawSocket } from "./raw-socket.fixture.ts";

const world = useWorld({ schema: transportSchema });
const opened: RawSocket[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((socket) => socket.end()));
});

async function open(): Promise<RawSocket> {
  const socket = await openRaw(world().url, await world().cookieOf(world().cast.agent));
  opened.push(socket);
  return socket;
}

async function admitted(): Promise<RawSocket> {
  const socket = await open();
  socket.send({ type: "connection_init" });
  expect((await socket.next()).type).toBe("connection_ack");
  return socket;
}

const subscribe = (id: string, query: string, rest: object = {}) => ({
  type: "subscribe",
  id,
  payload: { query, ...rest },
});
const FOREVER = "subscription { count(to: 1000000) }";
const of = (id: string) => (message: Message) => message.id === id;

/** The socket is open, and the subscription `id` goes on telling. */
async function expectAlive(socket: RawSocket, id: string): Promise<void> {
  await socket.untilPong();
  for (let message = await socket.next(); !of(id)(message); message = await socket.next());
}

describe("a message that is none ends the socket with 4400", () => {
  test.each<[string, object | string | Buffer]>([
    ["no JSON", "{"],
    ["nothing", ""],
    ["null", "null"],
    ["a list", "[]"],
    ["a number", "1e999"],
    ["no type", {}],
    ["an unknown type", { type: "start" }],
    ["a type from the prototype", { type: "constructor" }],
    ["a message of the server's", { type: "connection_ack" }],
    ["no id", { type: "subscribe", payload: { query: "{ me }" } }],
    ["an id that is a number", { type: "subscribe", id: 1, payload: { query: "{ me }" } }],
    ["an empty id", { type: "subscribe", id: "", payload: { query: "{ me }" } }],
    ["no payload", { type: "subscribe", id: "1" }],
    ["a query that is no text", { type: "subscribe", id: "1", payload: { query: {} } }],
    ["variables that are text", subscribe("1", "{ me }", { variables: "x" })],
    ["an operation name that is none", subscribe("1", "{ me }", { operationName: 1 })],
    ["a payload that is text", { type: "ping", payload: "x" }],
    ["complete without id", { type: "complete" }],
    ["random bytes", Buffer.from("47a4b61d27300f", "hex").map((byte) => byte & 0x7f)],
  ])("%s", async (_name, message) => {
    const socket = await admitted();
    socket.send(message);
    expect(await socket.closed()).toBe(4400);
  });

  test("also before it is admitted", async () => {
    const socket = await open();
    socket.send("{");
    expect(await socket.closed()).toBe(4400);
  });
});

describe("a socket is closed", () => {
  test("with 4401 when it subscribes before it is admitted", async () => {
    const socket = await open();
    socket.send(subscribe("1", "{ me }"));
    expect(await socket.closed()).toBe(4401);
  });

  test("with 4403 when nobody is signed in, and as soon as its session ends", async () => {
    const nobody = await openRaw(world().url, null);
    nobody.send({ type: "connection_init" });
    expect(await nobody.closed()).toBe(4403);

    const cookie = await world().cookieOf(world().cast.cleaner);
    const socket = await openRaw(world().url, cookie);
    socket.send({ type: "connection_init" });
    expect((await socket.next()).type).toBe("connection_ack");
    const headers = { cookie, "content-type": "application/json" };
    const path = `${world().url}/api/auth/sign-out`;
    expect((await fetch(path, { method: "POST", headers, body: "{}" })).status).toBe(200);
    expect(await socket.closed(1000)).toBe(4403);
  });

  test.each([
    ["none", {}],
    ["the older one", { "sec-websocket-protocol": "graphql-ws" }],
    ["another", { "sec-websocket-protocol": "soap, mqtt" }],
  ])("with 4406 for a subprotocol that is not ours: %s", async (_name, headers) => {
    const bytes = await shakeHands(world().url, headers);
    if (!Buffer.isBuffer(bytes)) throw new Error(`refused with ${bytes}`);
    expect([bytes.readUInt8(0), bytes.readUInt16BE(2)]).toEqual([0x88, 4406]);
  });

  test("with 4408 when it says nothing", async () => {
    expect(await (await open()).closed(10_000)).toBe(4408);
  });

  test("with 4409 when an id is used twice; afterwards it is free", async () => {
    const socket = await admitted();
    socket.send(subscribe("1", "{ me }"));
    expect([await socket.next(), await socket.next()].map(({ type }) => type)).toEqual(["next", "complete"]);
    socket.send(subscribe("1", FOREVER));
    expect((await socket.next()).type).toBe("next");
    socket.send(subscribe("1", "{ me }"));
    expect(await socket.closed()).toBe(4409);
  });

  test("with 4429 when it asks to be admitted twice, whether or not it is by then", async () => {
    const socket = await admitted();
    socket.send({ type: "connection_init" });
    expect(await socket.closed()).toBe(4429);
    const hasty = await open();
    hasty.send({ type: "connection_init" });
    hasty.send({ type: "connection_init" });
    expect(await hasty.closed()).toBe(4429);
  });

  test("with 1009 for more than a megabyte, with 1007 for text that is no UTF-8", async () => {
    const long = await admitted();
    long.send(subscribe("1", `{ me } # ${"x".repeat(1_100_000)}`));
    expect(await long.closed()).toBe(1009);
    const garbled = await admitted();
    garbled.send(Buffer.from([0x7b, 0xff, 0xfe, 0x7d]));
    expect(await garbled.closed()).toBe(1007);
  });

  test("with 1013, to come again, while the database is away", async () => {
    const { cast, app, cookieOf, url } = world();
    const cookie = await cookieOf(cast.mediator);
    const name = new URL(app.services.db.url).pathname.slice(1);
    const admin = new pg.Client({ connectionString: inject("serverUrl") });
    await admin.connect();
    await admin.query(`alter database ${name} with allow_connections false`);
    await admin.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [name]);
    const socket = await openRaw(url, cookie);
    socket.send({ type: "connection_init" });
    expect(await socket.closed(12_000)).toBe(1013);
    await admin.query(`alter database ${name} with allow_connections true`);
    await admin.end();
    await expect.poll(async () => (await fetch(`${url}/readyz`)).status, { timeout: 10_000 }).toBe(200);
  });
});

describe("a fault in one operation ends that operation only", () => {
  test.each([
    ["a syntax error", subscribe("2", "subscription {")],
    ["nothing to do", subscribe("2", "")],
    ["an unknown field", subscribe("2", "{ you }")],
    ["an unknown operation", subscribe("2", "query A { me }", { operationName: "B" })],
    ["two operations and none named", subscribe("2", "query A { me } query B { me }")],
    ["a wrong variable", subscribe("2", "query ($n: Int!) { number(of: $n) }", { variables: { n: "x" } })],
    ["a wrong variable of a subscription", subscribe("2", "subscription ($n: Int!) { count(to: $n) }")],
    ["two root fields", subscribe("2", "subscription { count(to: 1) rights }")],
    ["20,000 brackets", subscribe("2", `{ a(a: ${"[".repeat(20_000)}`)],
    ["a source that does not start", subscribe("2", "subscription { brokenStart }")],
  ])("%s", async (_name, message) => {
    const socket = await admitted();
    socket.send(subscribe("1", FOREVER));
    socket.send(message);
    let answer = await socket.next();
    while (!of("2")(answer)) answer = await socket.next();
    expect(answer.type === "error" ? answer.payload : (answer.payload as { errors: unknown }).errors).toEqual(
      expect.arrayContaining([expect.objectContaining({ message: expect.any(String) as unknown })]),
    );
    await expectAlive(socket, "1");
    socket.send(subscribe("2", "{ me }"));
    await expectAlive(socket, "2");
  });

  test("a source that breaks ends its own stream with an error", async () => {
    const socket = await admitted();
    socket.send(subscribe("1", FOREVER));
    socket.send(subscribe("2", "subscription { brokenStream }"));
    const heard: Message[] = [];
    while (heard.at(-1)?.type !== "complete" && heard.at(-1)?.type !== "error")
      heard.push(...[await socket.next()].filter(of("2")));
    expect(JSON.stringify(heard)).toContain("UNEXPECTED");
    await expectAlive(socket, "1");
  });

  test("more operations than allowed are refused, those that run go on", async () => {
    const socket = await admitted();
    for (let n = 1; n <= 60; n += 1) socket.send(subscribe(`${n}`, "subscription { rights }"));
    const refused: Message[] = [];
    while (refused.length < 10) refused.push(...[await socket.next()].filter(({ type }) => type === "error"));
    expect(JSON.stringify(refused[0]?.payload)).toContain("TOO_COMPLEX");
    socket.send({ type: "complete", id: "1" });
    socket.send({ type: "complete", id: "2" });
    await socket.untilPong();
    socket.send(subscribe("later", "subscription { count(to: 1) }"));
    await expectAlive(socket, "later");
  });
});

describe("the order of things", () => {
  test("next in the order of the source, then complete, then nothing", async () => {
    const socket = await admitted();
    socket.send(subscribe("1", "subscription { count(to: 30) }"));
    const heard: Message[] = [];
    while (heard.at(-1)?.type !== "complete") heard.push(await socket.next());
    expect(heard.slice(0, -1).map(({ payload }) => payload)).toEqual(
      Array.from({ length: 30 }, (_, at) => ({ data: { count: at + 1 } })),
    );
    expect(await socket.untilPong()).toEqual([]);
  });

  test("after the reader's complete comes nothing, though the source had something under way", async () => {
    const socket = await admitted();
    for (let round = 0; round < 20; round += 1) {
      socket.send(subscribe("1", FOREVER));
      await socket.next();
      socket.send({ type: "complete", id: "1" });
      await socket.untilPong();
      socket.send(subscribe("2", "subscription { count(to: 5) }"));
      const heard: Message[] = [];
      while (heard.at(-1)?.type !== "complete") heard.push(await socket.next());
      expect(heard.filter(of("1"))).toEqual([]);
    }
  });

  test("complete for what does not run, and a pong nobody asked for, are passed over", async () => {
    const socket = await admitted();
    socket.send({ type: "complete", id: "never" });
    socket.send({ type: "pong" });
    socket.send({ type: "pong", payload: { at: 1 } });
    expect(await socket.untilPong()).toEqual([]);
  });

  test("a ping is answered with what it brought, before and after admission", async () => {
    const socket = await open();
    socket.send({ type: "ping", payload: { at: 1 } });
    expect(await socket.next()).toEqual({ type: "pong", payload: { at: 1 } });
    socket.send({ type: "connection_init" });
    socket.send({ type: "ping" });
    const heard = [await socket.next(), await socket.next()];
    expect(heard).toContainEqual({ type: "pong" });
    expect(heard).toContainEqual({ type: "connection_ack" });
  });
});

test("the standard client: query, mutation, subscription, and back again after its connection was cut", async () => {
  const headers = { cookie: await world().cookieOf(world().cast.agent) };
  const sockets: WebSocket[] = [];
  class SocketWithCookie extends WebSocket {
    constructor(address: string, protocols: string) {
      super(address, protocols, { headers });
      sockets.push(this);
    }
  }
  const client = createClient({
    url: `${world().url}/graphql`.replace("http", "ws"),
    webSocketImpl: SocketWithCookie,
    shouldRetry: () => true,
    retryWait: () => Promise.resolve(),
  });
  const first = async (query: string) => (await client.iterate({ query }).next()).value as unknown;
  expect(await first("{ me }")).toEqual({ data: { me: "林小雨" } });
  expect(await first("mutation { touch }")).toEqual({ data: { touch: "touched" } });

  const stream = client.iterate<{ count: number }>({ query: FOREVER });
  const seen = async () => ((await stream.next()).value as { data: { count: number } }).data.count;
  expect([await seen(), await seen()]).toEqual([1, 2]);
  sockets.at(-1)?.terminate();
  let last = 2;
  for (let now = await seen(); now > last; now = await seen()) last = now;
  expect(sockets.length).toBeGreaterThan(1);
  await stream.return?.();
  await client.dispose();
});
