import { CloseCode, type WebSocket } from "graphql-ws";
import type { Services } from "../context.ts";
import { errorCode } from "../kernel/db.ts";
import { toError } from "../kernel/errors.ts";
import { TRY_AGAIN_LATER } from "./close-codes.ts";
import type { OpenSocket } from "./open-socket.ts";

const MESSAGES_A_SECOND = 100;

export function messageFailed(thrown: unknown, { log }: Services): void {
  log.error({ code: errorCode(toError(thrown)) }, "a socket's message failed");
}

/** A socket as the protocol's library speaks through it. */
export class Speech implements WebSocket {
  readonly protocol: string;
  readonly #open: OpenSocket;
  readonly #services: Services;

  constructor(open: OpenSocket, services: Services) {
    this.protocol = open.wire.socket.protocol;
    this.#open = open;
    this.#services = services;
  }

  /** A stream that is not shared goes on when its reader has taken what it was told. */
  send(text: string): Promise<void> {
    const { wire } = this.#open;
    wire.say(null, Buffer.from(text));
    return wire.emptied();
  }

  close(code: number, reason: string): void {
    this.#open.wire.close(code, reason);
  }

  onMessage(take: (text: string) => Promise<void>): void {
    const open = this.#open;
    open.wire.socket.on("message", (data) => {
      open.hear(performance.now());
      open.messages += 1;
      if (open.messages > MESSAGES_A_SECOND) return open.wire.close(TRY_AGAIN_LATER, "Too many messages");
      // As the library was told to send us everything it has: one Buffer.
      take((data as Buffer).toString("utf8")).catch((thrown: unknown) => this.#fail(thrown));
    });
  }

  /** The library throws for a message only a server may send, where it should close. */
  #fail(thrown: unknown): void {
    const { wire } = this.#open;
    if (thrown instanceof Error && thrown.message.startsWith("Unexpected message of type"))
      return wire.close(CloseCode.BadRequest, "Invalid message received");
    messageFailed(thrown, this.#services);
    wire.close(TRY_AGAIN_LATER, "Try again later");
  }
}
