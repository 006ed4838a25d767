import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import { Desk } from "./desk.ts";
import type { Outbox } from "./outbox.ts";

/** What stands around a message's shared bytes: `before` them and a brace after; null: the bytes are the whole text. */
export type Envelope = { readonly before: string; readonly length: number; readonly ended: boolean };

export type Said = { readonly envelope: Envelope | null; readonly text: Uint8Array };

/** Written without a sign that the reader has read any of it; then it is asked. */
const ASK_AFTER = 128 * 1024;
/** For the answer: until then it is written to, afterwards nothing more is put into the kernel's keeping. */
const ANSWER_MS = 1_000;

/** All wires write from here; nothing that is built on it outlives the write. */
const desk = new Desk();

/**
 * One socket's way out. Everything that is said goes through here in order, and what is said in one turn of the loop goes
 * as one write, straight to the connection: with compression off the library, too, writes whole frames only and at once,
 * so its own (ping, pong, close) stand between ours and never within.
 */
export class Wire {
  readonly socket: WebSocket;
  readonly #duplex: Duplex;
  readonly #outbox: Outbox;
  /** What is to be said next: mostly there is no more than that, and thousands of lists cost more than the message. */
  #envelope: Envelope | null = null;
  #text: Uint8Array | null = null;
  #more: Said[] | null = null;
  #emptied: PromiseWithResolvers<void> | null = null;
  /** Bytes written since the reader answered last. */
  #unread = 0;
  /** When the reader was asked how far it has read; null: it has answered. */
  #askedAt: number | null = null;
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
    return this.socket.readyState === 1;
  }

  get isGone(): boolean {
    return this.socket.readyState === 3;
  }

  /** Written and not yet taken by the connection. */
  get unsent(): number {
    return this.#duplex.writableLength;
  }

  /** Takes what is written no faster than it is read: the kernel's room for it is not ours to fill. */
  takes(now: number): boolean {
    if (this.unsent > 0) return false;
    return this.#askedAt === null || this.#unread <= ASK_AFTER || now - this.#askedAt <= ANSWER_MS;
  }

  /** The reader has read all that was written before it was asked. */
  answered(): void {
    this.#unread = 0;
    this.#askedAt = null;
    if (this.held > 0) this.flush();
  }

  /** Says a text in an envelope, or as it is. What is said to a socket that is closing is said to nobody. */
  say(envelope: Envelope | null, text: Uint8Array): void {
    if (!this.isOpen) return;
    if (this.#text === null) {
      this.#envelope = envelope;
      this.#text = text;
    } else (this.#more ??= []).push({ envelope, text });
    this.held += text.length;
    if (!this.listed) this.#outbox.list(this);
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
    this.socket.close(code, reason);
    this.#outbox.watch(this);
    this.lateSince = performance.now();
  }

  /** Writes what is held, as far as the connection takes it without keeping it waiting. */
  flush(): void {
    if (!this.isOpen) return this.#drop();
    const now = this.lateSince === null && this.#askedAt === null ? 0 : performance.now();
    const takes = this.takes(now);
    if (this.#text !== null && takes) {
      if (this.lateSince !== null) this.lateSince = now;
      if (this.#more === null) this.#writeOne(this.#text);
      else this.#writeAll([{ envelope: this.#envelope, text: this.#text }, ...this.#more]);
    }
    if (!takes || this.unsent > 0) this.#outbox.watch(this);
    else if (this.#text === null) this.#tellEmptied();
  }

  #writeOne(text: Uint8Array): void {
    const bytes = desk.frame(this.#envelope, text);
    this.#text = this.#envelope = null;
    this.held = 0;
    if (bytes !== null) this.#write(bytes);
  }

  #writeAll(said: readonly Said[]): void {
    let next = 0;
    while (next < said.length && this.isOpen && this.unsent === 0) {
      const { bytes, count } = desk.frames(said, next);
      next += count;
      if (bytes !== null) this.#write(bytes);
    }
    const [first = null, ...more] = said.slice(next);
    this.#envelope = first?.envelope ?? null;
    this.#text = first?.text ?? null;
    this.#more = more.length > 0 ? more : null;
    this.held = more.reduce((sum, { text }) => sum + text.length, this.#text?.length ?? 0);
  }

  /** One who lags goes on as soon as this has been taken; of the others nobody needs to hear. */
  #write(bytes: Uint8Array): void {
    if (this.lateSince === null) this.#duplex.write(bytes);
    else this.#duplex.write(bytes, () => this.flush());
    if (this.unsent > 0) desk.leave();
    this.#unread += bytes.length;
    if (this.#askedAt !== null || this.#unread <= ASK_AFTER) return;
    this.#askedAt = performance.now();
    this.socket.ping();
  }

  #drop(): void {
    this.#text = this.#envelope = this.#more = null;
    this.held = 0;
    this.#tellEmptied();
  }

  #tellEmptied(): void {
    this.#emptied?.resolve();
    this.#emptied = null;
  }
}
