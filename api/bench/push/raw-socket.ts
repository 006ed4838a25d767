import { randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";

const [TEXT, CLOSE, PING] = [1, 8, 9];
const PONG = Buffer.from([0x8a, 0x80, 0, 0, 0, 0]);
/** Acknowledgements, pings and ends are shorter than any message about the queue. */
const SHORT = 100;

export type Opening = {
  readonly port: number;
  readonly path: string;
  readonly cookie: string;
  /** Null: no protocol, the socket listens as it is. Else the text of its one subscription. */
  readonly subscribe: string | null;
};

/** A websocket's reading end that counts frames and looks into short ones only: ten thousand of them must be light. */
export class RawSocket {
  frames = 0;
  /** Length of the last frame. */
  length = 0;
  /** When the frames came, by this machine's steady clock in milliseconds. */
  readonly arrivals: number[] = [];
  readonly open: Promise<void>;
  readonly #socket: Socket;
  #rest: Buffer = Buffer.alloc(0);
  #skip = 0;
  #begun = false;
  #last: { readonly chunk: Buffer; readonly at: number } | null = null;
  #opened: (() => void) | null = null;
  #failed: ((error: Error) => void) | null = null;
  readonly #subscribe: string | null;

  constructor({ port, path, cookie, subscribe }: Opening) {
    this.#subscribe = subscribe;
    this.open = new Promise((resolve, reject) => {
      this.#opened = resolve;
      this.#failed = reject;
    });
    this.#socket = connect(port, "127.0.0.1");
    this.#socket.setNoDelay(true);
    const head = [
      `GET ${path} HTTP/1.1`,
      "host: 127.0.0.1",
      "upgrade: websocket",
      "connection: Upgrade",
      `sec-websocket-key: ${randomBytes(16).toString("base64")}`,
      "sec-websocket-version: 13",
      `cookie: ${cookie}`,
      ...(subscribe === null ? [] : ["sec-websocket-protocol: graphql-transport-ws"]),
    ];
    this.#socket.write(`${head.join("\r\n")}\r\n\r\n`);
    this.#socket.on("data", (chunk) => this.#take(chunk));
    this.#socket.on("error", (error) => this.#fail(error));
    this.#socket.on("close", () => this.#fail(new Error("a subscriber was cut off")));
  }

  /** The text of the last long frame, as far as its first chunk had it. */
  lastText(): string {
    return this.#last === null ? "" : this.#last.chunk.toString("utf8", this.#last.at, this.#last.at + 500);
  }

  close(): void {
    this.#failed = null;
    this.#socket.removeAllListeners("close");
    this.#socket.destroy();
  }

  #fail(error: Error): void {
    if (this.#failed === null) return;
    const failed = this.#failed;
    this.#failed = null;
    failed(error);
    if (this.#opened === null) throw error;
  }

  #take(chunk: Buffer): void {
    if (this.#begun) return this.#read(chunk);
    const all = Buffer.concat([this.#rest, chunk]);
    const end = all.indexOf("\r\n\r\n");
    this.#rest = all;
    if (end < 0) return;
    if (!all.toString("latin1", 0, 12).endsWith("101"))
      return this.#fail(new Error(`refused: ${all.toString("latin1", 0, 60)}`));
    this.#begun = true;
    this.#rest = Buffer.alloc(0);
    if (this.#subscribe === null) this.#isOpen();
    else this.#say('{"type":"connection_init"}');
    this.#read(all.subarray(end + 4));
  }

  #read(given: Buffer): void {
    const chunk = this.#rest.length === 0 ? given : Buffer.concat([this.#rest, given]);
    let at = Math.min(this.#skip, chunk.length);
    this.#skip -= at;
    this.#rest = Buffer.alloc(0);
    while (at < chunk.length) {
      const head = headOf(chunk, at);
      const whole = head !== null && (head.length >= SHORT || at + head.bytes + head.length <= chunk.length);
      if (head === null || !whole) {
        this.#rest = chunk.subarray(at);
        return;
      }
      const from = at + head.bytes;
      this.#frame(head.opcode, chunk, from, head.length);
      at = Math.min(from + head.length, chunk.length);
      this.#skip = from + head.length - at;
    }
  }

  #frame(opcode: number, chunk: Buffer, from: number, length: number): void {
    if (opcode === PING) this.#socket.write(PONG);
    else if (opcode === CLOSE) this.#fail(new Error(`closed with ${chunk.readUInt16BE(from)}`));
    else if (opcode === TEXT && length < SHORT) this.#word(chunk.toString("utf8", from, from + length));
    else if (opcode === TEXT) {
      this.frames += 1;
      this.length = length;
      this.arrivals.push(now());
      this.#last = { chunk, at: from };
    }
  }

  #word(text: string): void {
    if (text.includes('"connection_ack"')) {
      this.#say(`{"id":"1","type":"subscribe","payload":${this.#subscribe}}`);
      this.#isOpen();
    } else if (text.includes('"ping"')) this.#say('{"type":"pong"}');
    else if (!text.includes('"pong"')) this.#fail(new Error(`not expected: ${text}`));
  }

  #isOpen(): void {
    this.#opened?.();
    this.#opened = null;
  }

  #say(text: string): void {
    this.#socket.write(masked(text));
  }
}

export function now(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

type Head = { readonly opcode: number; readonly bytes: number; readonly length: number };

/** A server's frame: never masked (RFC 6455). Null where its head has not come whole. */
function headOf(chunk: Buffer, at: number): Head | null {
  if (chunk.length - at < 2) return null;
  const opcode = chunk.readUInt8(at) & 0x0f;
  const length = chunk.readUInt8(at + 1);
  if (length < 126) return { opcode, bytes: 2, length };
  if (length === 126)
    return chunk.length - at < 4 ? null : { opcode, bytes: 4, length: chunk.readUInt16BE(at + 2) };
  return chunk.length - at < 10 ? null : { opcode, bytes: 10, length: chunk.readUInt32BE(at + 6) };
}

/** A client's text frame; a mask of zeros is one too. */
function masked(text: string): Buffer {
  const payload = Buffer.from(text);
  const long = payload.length >= 126;
  const head = Buffer.alloc(long ? 8 : 6);
  head.writeUInt8(0x81, 0);
  head.writeUInt8(0x80 | (long ? 126 : payload.length), 1);
  if (long) head.writeUInt16BE(payload.length, 2);
  return Buffer.concat([head, payload]);
}
