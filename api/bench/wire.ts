import { connect, type Socket } from "node:net";

/** An answer's head and body as they came. */
export type Answer = { readonly head: string; readonly body: Buffer };

const HEAD_END = "\r\n\r\n";
const LAST_CHUNK = Buffer.from("0\r\n\r\n");

/** A request as bytes, made once and sent as often as wanted. */
export function postOf(path: string, cookie: string, body: object): Buffer {
  const json = JSON.stringify(body);
  const head = [
    `POST ${path} HTTP/1.1`,
    "host: 127.0.0.1",
    "content-type: application/json",
    `content-length: ${Buffer.byteLength(json)}`,
    `cookie: ${cookie}`,
  ];
  return Buffer.from(`${head.join("\r\n")}${HEAD_END}${json}`);
}

/** One connection that stays open and takes one request after another: lighter than any client, which matters on few cores. */
export class Wire implements Disposable {
  readonly #port: number;
  #socket: Socket | null = null;
  #chunks: Buffer[] = [];
  #length = 0;
  /** Bytes of the whole answer; Infinity: until the last chunk; null: its head has not come yet. */
  #expected: number | null = null;
  #bodyAt = 0;
  #settle: { resolve(answer: Answer): void; reject(error: Error): void } | null = null;

  constructor(port: number) {
    this.#port = port;
  }

  ask(request: Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
      this.#socket ??= this.#connect();
      this.#socket.write(request);
    });
  }

  /** Not before it is needed, and anew when it was idle for so long that the server has let go. */
  #connect(): Socket {
    const socket = connect(this.#port, "127.0.0.1");
    socket.setNoDelay(true);
    socket.on("data", (chunk) => this.#take(chunk));
    socket.on("error", (error) => this.#settle?.reject(error));
    socket.on("close", () => {
      if (this.#socket === socket) this.#socket = null;
      this.#settle?.reject(new Error("the server hung up"));
    });
    return socket;
  }

  #take(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    if (this.#expected === null) this.#readHead();
    if (this.#expected === null) return;
    if (this.#expected === Infinity ? endsWith(chunk, LAST_CHUNK) : this.#length >= this.#expected)
      this.#finish();
  }

  #readHead(): void {
    const all =
      this.#chunks.length === 1 ? (this.#chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(this.#chunks);
    this.#chunks = [all];
    const end = all.indexOf(HEAD_END);
    if (end < 0) return;
    const stated = /content-length: *(\d+)/i.exec(all.toString("latin1", 0, end))?.[1];
    this.#bodyAt = end + HEAD_END.length;
    this.#expected = stated === undefined ? Infinity : this.#bodyAt + Number(stated);
  }

  #finish(): void {
    const all =
      this.#chunks.length === 1 ? (this.#chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(this.#chunks);
    const answer = { head: all.toString("latin1", 0, this.#bodyAt), body: all.subarray(this.#bodyAt) };
    this.#chunks = [];
    this.#length = 0;
    this.#expected = null;
    const settle = this.#settle;
    this.#settle = null;
    settle?.resolve(answer);
  }

  [Symbol.dispose](): void {
    this.#settle = null;
    this.#socket?.destroy();
  }
}

function endsWith(chunk: Buffer, end: Buffer): boolean {
  return chunk.length >= end.length && chunk.subarray(-end.length).equals(end);
}

const ERRORS = Buffer.from('"errors":[');

/** @throws where the answer is not one to the question, so that refusals are never measured as answers */
export function requireGood({ head, body }: Answer): void {
  if (!head.startsWith("HTTP/1.1 200") || body.includes(ERRORS))
    throw new Error(`refused: ${head.slice(0, 40)} ${body.toString("utf8", 0, 500)}`);
}

export function dataOf(answer: Answer): unknown {
  requireGood(answer);
  const chunked = /transfer-encoding: *chunked/i.test(answer.head);
  const body = chunked ? joined(answer.body) : answer.body;
  return (JSON.parse(body.toString("utf8")) as { data: unknown }).data;
}

function joined(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = body.indexOf("\r\n", at);
    const size = Number.parseInt(body.toString("latin1", at, lineEnd), 16);
    if (size === 0) return Buffer.concat(parts);
    parts.push(body.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
  }
}
