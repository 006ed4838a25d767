import type { Locale } from "@heyi/schema/vocabulary/label.ts";
import type { LiveSocket } from "../context.ts";
import type { SessionId } from "../kernel/ids.ts";
import type { Actor } from "../org/actor.ts";
import type { Envelope, Wire } from "./wire.ts";

/** Who is behind a socket, once its session has been looked up. */
export type Guest = {
  readonly sessionId: SessionId;
  /** In milliseconds since 1970. */
  readonly sessionEnds: number;
  readonly actor: Actor;
  readonly rightsVersion: number;
};

const NOBODY: readonly never[] = [];

/** A socket from its opening on, with no more of the request that opened it than is needed. */
export class OpenSocket {
  readonly wire: Wire;
  /** Spoken by the browser; the console may say another. */
  readonly locale: Locale;
  /** Until the session is looked up. */
  cookie: string | undefined;
  guest: Guest | null = null;
  /** Since when it has been open, then when it was last heard of: both by `performance.now()`. */
  heardAt: number;
  /** Asked whether it is still there. */
  pinged = false;
  /** Since the last sweep. */
  messages = 0;
  #listeners: readonly (() => void)[] = NOBODY;

  constructor(wire: Wire, cookie: string | undefined, locale: Locale, now: number) {
    this.wire = wire;
    this.cookie = cookie;
    this.locale = locale;
    this.heardAt = now;
  }

  hear(now: number): void {
    this.heardAt = now;
    this.pinged = false;
  }

  onRightsChanged(listener: () => void): () => void {
    this.#listeners = [...this.#listeners, listener];
    return () => {
      this.#listeners = this.#listeners.filter((other) => other !== listener);
    };
  }

  /** The person as newly loaded: whatever was opened under the rights of before is told. */
  renew(guest: Guest): void {
    this.guest = guest;
    for (const listener of this.#listeners) listener();
  }
}

const encoder = new TextEncoder();

/** One operation on a socket. Its messages differ from those of others by its id alone. */
export class Operation implements LiveSocket, Envelope {
  readonly before: string;
  readonly length: number;
  ended = false;
  readonly #socket: OpenSocket;

  constructor(socket: OpenSocket, id: string) {
    this.#socket = socket;
    this.before = `{"id":${JSON.stringify(id)},"type":"next","payload":`;
    this.length = encoder.encode(this.before).length + 1;
  }

  get actor(): Actor {
    const { guest } = this.#socket;
    if (guest === null) throw new Error("nobody is behind this socket yet");
    return guest.actor;
  }

  onRightsChanged(listener: () => void): () => void {
    return this.#socket.onRightsChanged(listener);
  }

  next(text: Uint8Array): void {
    if (!this.ended) this.#socket.wire.say(this, text);
  }

  end(): void {
    this.ended = true;
  }
}
