import { once } from "node:events";
import { request } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocket } from "ws";

export type Message = { readonly type: string; readonly id?: string; readonly payload?: unknown };

/** A socket spoken to by hand, without a client that would keep the rules. */
export type RawSocket = {
  /** Objects as JSON, text as it is, bytes as a text frame (`binary`: as a binary one). */
  send(message: object | string | Buffer, options?: { readonly binary?: boolean }): void;
  /** The next message of the server; fails when none comes in time. */
  next(): Promise<Message>;
  /** Everything up to the answer to a ping sent now: what the server had to say before it. */
  untilPong(): Promise<Message[]>;
  /** The code with which the server closes. */
  closed(withinMs?: number): Promise<number>;
  end(): Promise<void>;
  readonly isOpen: boolean;
};

const PATIENCE_MS = 5000;

export async function openRaw(
  url: string,
  cookie: string | null,
  protocols = ["graphql-transport-ws"],
): Promise<RawSocket> {
  const socket = new WebSocket(`${url}/graphql`.replace("http", "ws"), protocols, {
    headers: cookie === null ? {} : { cookie },
  });
  const heard: Message[] = [];
  const waiting = new Set<() => void>();
  const tell = () => waiting.forEach((look) => look());
  let code: number | null = null;
  socket.on("message", (data: Buffer) => (heard.push(JSON.parse(data.toString()) as Message), tell()));
  socket.on("close", (closed) => ((code = closed), tell()));
  // A server that cuts the connection is told by `close`.
  socket.on("error", tell);
  await once(socket, "open");

  function until<T>(found: () => T | undefined, withinMs: number): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const look = () => {
      const value = found();
      if (value === undefined) return;
      // Before the next message of the same packet is heard, which is for the next who asks.
      waiting.delete(look);
      resolve(value);
    };
    const timer = setTimeout(
      () =>
        reject(new Error(`nothing within ${withinMs} ms; closed ${code}, heard ${JSON.stringify(heard)}`)),
      withinMs,
    );
    waiting.add(look);
    look();
    return promise.finally(() => (clearTimeout(timer), waiting.delete(look)));
  }

  const raw: RawSocket = {
    send(message, { binary = false } = {}) {
      const data =
        typeof message === "string" || Buffer.isBuffer(message) ? message : JSON.stringify(message);
      socket.send(data, { binary });
    },
    next: () => until(() => heard.shift(), PATIENCE_MS),
    async untilPong() {
      const mark = crypto.randomUUID();
      raw.send({ type: "ping", payload: { mark } });
      const isMine = ({ type, payload }: Message) =>
        type === "pong" && (payload as { mark?: string } | undefined)?.mark === mark;
      const at = await until(() => (heard.some(isMine) ? heard.findIndex(isMine) : undefined), PATIENCE_MS);
      return heard.splice(0, at + 1).slice(0, -1);
    },
    closed: (withinMs = PATIENCE_MS) => until(() => code ?? undefined, withinMs),
    async end() {
      socket.terminate();
      await until(() => code ?? undefined, PATIENCE_MS);
    },
    get isOpen() {
      return code === null;
    },
  };
  return raw;
}

/** A handshake by hand; the server's first bytes, or the status with which it refused. */
export async function shakeHands(url: string, headers: Record<string, string>): Promise<Buffer | number> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer | number>();
  const asked = request(`${url}/graphql`, {
    headers: {
      connection: "Upgrade",
      upgrade: "websocket",
      "sec-websocket-version": "13",
      "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
      ...headers,
    },
  });
  asked.on("upgrade", (_response, socket: Duplex, head: Buffer) => {
    const done = (bytes: Buffer) => (socket.destroy(), resolve(bytes));
    if (head.length > 0) done(head);
    else socket.once("data", done);
  });
  asked.on("response", (response) => (response.resume(), resolve(response.statusCode ?? 0)));
  asked.on("error", reject).end();
  return promise;
}
