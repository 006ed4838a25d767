import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import pg from "pg";
import { detail } from "./detail.ts";
import { queue } from "./queue.ts";
import { register } from "./register.ts";
import { openPush } from "./push.ts";
import { whoAsks, type Viewer } from "./viewer.ts";

// The limit that the product is measured against: the same answers by hand-written, prepared statements behind a bare
// HTTP server in one process, under the same rights. What it lacks is all that makes a product of it.

const { DATABASE_URL, HEYI_SECRET = "", PORT } = process.env;
const CONNECTIONS = 10;

const pool = new pg.Pool({
  connectionString: DATABASE_URL,
  max: CONNECTIONS,
  options: "-c timezone=UTC -c plan_cache_mode=force_generic_plan",
});

type Route = (pool: pg.Pool, viewer: Viewer, variables: never) => Promise<object>;
const ROUTES: Readonly<Record<string, Route>> = {
  "/queue": queue,
  "/detail": detail,
  "/register": register,
};

const server = createServer((request, response) => {
  answer(request, response).catch((thrown: unknown) => {
    process.stderr.write(`${thrown instanceof Error ? thrown.stack : "failed"}\n`);
    send(response, 500, "{}");
  });
});

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.url === "/readyz") return send(response, 200, "{}");
  const route = ROUTES[request.url ?? ""];
  if (route === undefined) return send(response, 404, "{}");
  const [viewer, body] = await Promise.all([
    whoAsks(pool, request.headers.cookie, HEYI_SECRET),
    bodyOf(request),
  ]);
  if (viewer === null) return send(response, 401, "{}");
  const data = await route(pool, viewer, JSON.parse(body) as never);
  send(response, 200, JSON.stringify({ data }));
}

function bodyOf(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
    request.on("error", reject);
  });
}

function send(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(text),
  });
  response.end(text);
}

const listener = new pg.Client({ connectionString: DATABASE_URL });
await listener.connect();
await openPush(server, listener, (request) => whoAsks(pool, request.headers.cookie, HEYI_SECRET));
server.listen(Number(PORT), "127.0.0.1");
process.on("SIGTERM", () => process.exit());
