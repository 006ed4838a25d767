import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import { frameLength, writeHead } from "./frame.ts";
import type { Outbox } from "./outbox.ts";

/** What stands around a message's shared bytes: `before` them and a brace after; null: the bytes are the whole text. */
export type Envelope = { readonly before: string; readonly length: number; readonly ended: boolean };

/** One write: larger ones are parted between frames, so that a reader who takes little holds little. */
const MOST_AT_ONCE = 64 * 1024;
const BRACE = 0x7d;

/** Built in here and written from here. Replaced only when a socket could not take it all at once and keeps it. */
let desk = Buffer.allocUnsafeSlow(MOST_AT_ONCE);

/**
 * One socket's way out. Everything that is said goes through here in order, and what is said in one turn of the loop goes
 * as one write, straight to the connection: with compression off the library, too, writes whole frames only and at once,
 * so its own (ping, pong, close) stand between ours and never within.
 */
export class Wire {
  readonly socket: WebSocket;
  readonly #duplex: Duplex;
  readonly #outbox: Outbox;
  #envelopes: (Envelope | null)[] = [];
  #texts: Uint8Array[] = [];
  #emptied: PromiseWithResolvers<void> | null = null;
  /** Bytes said and not yet written. */
  held = 0;
  /** In the outbox's list, to be written at the end of this turn. */
  listed = false;
  /** Since when the connection has kept bytes unsent, or is asked to end; null: it never has. */
  lateSince: number | null = null;

  constructor(socket: WebSocket, duplex: Duplex, outbox: Outbox) {
    this.socket = socket;
    this.#duplex = duplex;
    this.#outbox = outbox;
  }

  get isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  get isGone(): boolean {
    return this.socket.readyState === this.socket.CLOSED;
  }

  /** Written and not yet taken by the connection. */
  get unsent(): number {
    return this.#duplex.writableLength;
  }

  /** Says a text in an envelope, or as it is. What is said to a socket that is closing is said to nobody. */
  say(envelope: Envelope | null, text: Uint8Array): void {
    if (!this.isOpen) return;
    this.#envelopes.push(envelope);
    this.#texts.push(text);
    this.held += text.length;
    this.#outbox.list(this);
  }

  /** Resolves when all that was said has been taken, or nobody is there to take it. */
  emptied(): Promise<void> {
    if (!this.isOpen) return Promise.resolve();
    this.#emptied ??= Promise.withResolvers();
    return this.#emptied.promise;
  }

  /** Ends the conversation; what has been said before and can be written still is. */
  close(code: number, reason: string): void {
    this.flush();
    this.#drop();
    this.#tellEmptied();
    this.socket.close(code, reason);
    this.#outbox.watch(this);
    this.lateSince = performance.now();
  }

  #drop(): void {
    this.#envelopes = [];
    this.#texts = [];
    this.held = 0;
  }

  /** Writes what is held, as far as the connection takes it without keeping it waiting. */
  flush(): void {
    let at = 0;
    if (this.lateSince !== null && this.isOpen && this.unsent === 0) this.lateSince = performance.now();
    while (at < this.#texts.length && this.isOpen && this.unsent === 0) at = this.#writeFrom(at);
    if (at === this.#texts.length || !this.isOpen) this.#drop();
    else if (at > 0) {
      this.#envelopes.splice(0, at);
      for (const text of this.#texts.splice(0, at)) this.held -= text.length;
    }
    if (this.isOpen && this.unsent > 0) this.#outbox.watch(this);
    else if (this.#texts.length === 0) this.#tellEmptied();
  }

  #tellEmptied(): void {
    this.#emptied?.resolve();
    this.#emptied = null;
  }

  /** Writes as many frames as fit into one write, at least one; returns the place of the next. */
  #writeFrom(first: number): number {
    let [next, bytes] = [first, 0];
    for (; next < this.#texts.length; next += 1) {
      const length = this.#frameLength(next);
      if (bytes > 0 && bytes + length > MOST_AT_ONCE) break;
      bytes += length;
    }
    const target = bytes > MOST_AT_ONCE ? Buffer.allocUnsafeSlow(bytes) : desk;
    let end = 0;
    for (let place = first; place < next; place += 1) end = this.#writeFrame(target, end, place);
    if (end > 0) this.#write(target.subarray(0, end));
    if (target === desk && this.unsent > 0) desk = Buffer.allocUnsafeSlow(MOST_AT_ONCE);
    return next;
  }

  /** One who lags goes on as soon as this has been taken; of the others nobody needs to hear. */
  #write(bytes: Uint8Array): void {
    if (this.lateSince === null) this.#duplex.write(bytes);
    else this.#duplex.write(bytes, () => this.flush());
  }

  #frameLength(place: number): number {
    const envelope = this.#envelopes[place];
    const { length = 0 } = this.#texts[place] ?? {};
    if (envelope?.ended === true) return 0;
    return frameLength(envelope ? envelope.length + length : length);
  }

  #writeFrame(target: Buffer, start: number, place: number): number {
    const envelope = this.#envelopes[place];
    const text = this.#texts[place];
    if (text === undefined || envelope?.ended === true) return start;
    if (!envelope) {
      const at = writeHead(target, start, text.length);
      target.set(text, at);
      return at + text.length;
    }
    let at = writeHead(target, start, envelope.length + text.length);
    at += target.write(envelope.before, at, "utf8");
    target.set(text, at);
    at += text.length;
    target[at] = BRACE;
    return at + 1;
  }
}
