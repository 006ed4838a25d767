import { type Agent, request } from "node:http";
import { connect } from "node:net";
import { bodyOf } from "./bodies.ts";
import type { Operations } from "./operations.ts";
import type { Random } from "./random.ts";
import { type Ids, oddValue, toJson } from "./values.ts";

export type Answer = { readonly status: number; readonly text: string };
type Headers = Record<string, string>;

const JSON_TYPE = "application/json";
const ODD_HEADERS: readonly Headers[] = [
  { "content-type": "text/plain" },
  { "content-type": "application/x-www-form-urlencoded" },
  { "content-type": "multipart/form-data; boundary=x" },
  { "content-type": "application/json; charset=gbk" },
  { "content-type": "application/graphql" },
  { "content-type": "a".repeat(3000) },
  { "content-type": "" },
  { "content-encoding": "gzip" },
  { "content-encoding": "br, gzip" },
  { accept: "text/event-stream" },
  { accept: "multipart/mixed" },
  { accept: "text/html" },
  { accept: ",;q=,*" },
  { "accept-language": "en" },
  { "accept-language": `${"x,".repeat(2000)}zh` },
  { origin: "https://evil.example" },
  { origin: "null" },
  { origin: "http://[" },
  { cookie: "heyi.session_token=%zz" },
  { cookie: `heyi.session_token=${"a".repeat(30)}.${"A".repeat(43)}=` },
  { cookie: "heyi.session_token=%00" },
  { "x-forwarded-for": '\' or 1=1, "<x>"' },
  { "transfer-encoding": "chunked" },
  { expect: "100-continue" },
  { "sec-websocket-protocol": "graphql-transport-ws" },
  { "x-http-method-override": "DELETE" },
  { host: "evil.example" },
  { host: "a:99999999" },
];
const METHODS = ["GET", "PUT", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "PROPFIND"];
const PATHS = [
  "/graphql?query={viewer{demo}}",
  "/graphql?query=mutation{touch}&variables={",
  "/graphql?variables=%zz",
  "/graphql/",
  "//graphql",
  "/GRAPHQL",
  "/graphql%00",
  "/graphql/../graphql",
  "/api/auth/sign-in/username",
  "/api/auth/sign-out",
  "/api/auth/revoke-sessions",
  "/api/auth/__proto__",
  "/api/auth/",
  "/healthz",
  "/readyz",
  "/demo.json",
  "/%zz",
  "/%2e%2e/%2e%2e/etc/passwd",
  `/${"a".repeat(5000)}`,
];

export type Target = {
  readonly port: number;
  readonly agent: Agent;
  readonly cookies: readonly (string | null)[];
  readonly operations: Operations;
  readonly ids: Ids;
};

/** A request that HTTP itself can carry: what is wrong is in its words. */
export async function wrongWords(target: Target, random: Random): Promise<Answer> {
  const path = random.chance(0.12) ? random.pick(PATHS) : "/graphql";
  // Nobody is signed out by accident: the rest of the run would be a stranger's.
  const cookie = path.startsWith("/api/auth/") ? null : random.pick(target.cookies);
  const headers: Headers = { "content-type": JSON_TYPE, ...(cookie !== null && { cookie }) };
  if (random.chance(0.25)) Object.assign(headers, random.pick(ODD_HEADERS));
  const method = random.chance(0.06) ? random.pick(METHODS) : "POST";
  const body = path.startsWith("/api/auth/sign-in")
    ? credentials(random)
    : bodyOf(target.operations, target.ids, random);
  return ask(target, { method, path, headers }, body);
}

function credentials(random: Random): Buffer {
  return Buffer.from(toJson({ username: oddValue(random), password: oddValue(random) }));
}

async function ask(
  { port, agent }: Target,
  head: { readonly method: string; readonly path: string; readonly headers: Headers },
  body: Buffer,
): Promise<Answer> {
  const { promise, resolve } = Promise.withResolvers<Answer>();
  const chunked = head.headers["transfer-encoding"] !== undefined;
  const headers = chunked ? head.headers : { ...head.headers, "content-length": `${body.length}` };
  const asked = request({ host: "127.0.0.1", port, agent, ...head, headers }, (response) => {
    const chunks: Buffer[] = [];
    const done = () =>
      resolve({
        status: response.statusCode ?? 0,
        text: JSON.stringify(response.headers) + Buffer.concat(chunks).toString(),
      });
    response.on("data", (chunk: Buffer) => chunks.push(chunk)).on("close", done);
  });
  // Refused in the middle of a body and cut off: an answer, too.
  asked.on("error", () => resolve({ status: 0, text: "" }));
  asked.end(body);
  return promise;
}

/** Bytes that are hardly HTTP. The connection is ended, not left: what a slow one meets has its own test. */
export async function wrongBytes({ port, ...target }: Target, random: Random): Promise<Answer> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const socket = connect(port, "127.0.0.1", () => socket.end(hardlyHttp(target, random)));
  let text = "";
  socket.setTimeout(1000, () => socket.destroy());
  socket.on("data", (data) => (text += data.toString("latin1")));
  socket.on("error", () => socket.destroy()).on("close", () => resolve(text));
  const answer = await promise;
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0), text: answer };
}

function hardlyHttp({ operations, ids }: Omit<Target, "port">, random: Random): Buffer {
  const body = bodyOf(operations, ids, random);
  const head = (...lines: string[]) => Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1");
  const post = ["POST /graphql HTTP/1.1", "Host: a", "Content-Type: application/json"];
  switch (random.below(14)) {
    case 0:
      return random.bytes(1 + random.below(400));
    case 1:
      return Buffer.concat([head(...post, `Content-Length: ${body.length + 1 + random.below(500)}`), body]);
    case 2:
      return Buffer.concat([
        head(...post, `Content-Length: ${Math.max(0, body.length - 1 - random.below(50))}`),
        body,
      ]);
    case 3:
      return Buffer.concat([head(...post, "Transfer-Encoding: chunked"), body]);
    case 4:
      return Buffer.concat([
        head(...post, "Transfer-Encoding: chunked"),
        Buffer.from('5\r\n{"que\r\nffffffffffffffff\r\n'),
      ]);
    case 5:
      return Buffer.concat([
        head(...post, `Content-Length: ${body.length}`, "Transfer-Encoding: chunked"),
        body,
      ]);
    case 6:
      return Buffer.concat([head(...post, "Content-Length: 5", "Content-Length: 7"), body]);
    case 7:
      return head(
        ...post,
        `Content-Length: ${random.pick(["-1", "1e3", "0x10", "99999999999999999999", ""])}`,
      );
    case 8:
      return head(
        `${random.pick(["GET", "POST", "CONNECT", "PRI", "QUUX"])} ${random.pick(["*", "http://a/graphql", "graphql", "/a b", ""])} HTTP/${random.pick(["1.1", "1.0", "2.0", "9.9"])}`,
        "Host: a",
      );
    case 9:
      return head(
        "GET / HTTP/1.1",
        `Host: ${random.pick(["a b", "<x>", "", "a/b", "[::", "\u00ff", "a\0b"])}`,
      );
    case 10:
      return head(
        ...post,
        ...Array.from({ length: random.pick([90, 400]) }, (_, n) => `X-${n}: ${"y".repeat(40)}`),
      );
    case 11:
      return head(...post, `Cookie: ${"z".repeat(20_000)}`);
    case 12:
      return head(
        "GET /graphql HTTP/1.1",
        "Host: a",
        "Connection: Upgrade",
        `Upgrade: ${random.pick(["websocket", "h2c", ""])}`,
        `Sec-WebSocket-Key: ${random.pick(["x", "dGhlIHNhbXBsZSBub25jZQ==", ""])}`,
        `Sec-WebSocket-Version: ${random.pick(["13", "8", "x"])}`,
      );
    default:
      return Buffer.concat(
        Array.from({ length: 20 }, () => head(...post, "Content-Length: 1", "Connection: keep-alive")),
      );
  }
}
