import type { Server } from "node:http";
import type { Socket } from "node:net";
import type { Door } from "../http/door.ts";
import { WORKER, type ToLeader, type ToWorker } from "./messages.ts";

/** A worker's line to the process that started it. */
export type Leader = {
  /** Through which the leader's callers come in. */
  readonly door: Door;
  /** All has started: callers may be sent. */
  ready(): void;
};

/** Null when this process stands alone. `onGone` runs when nobody is left to send anybody. */
export function findLeader(onGone: () => void): Leader | null {
  const send = process.send?.bind(process);
  if (send === undefined || !process.argv.includes(WORKER)) return null;
  // A leader that is gone hears nothing, and its end is told by 'disconnect'.
  const tell = (message: ToLeader) => void send(message, undefined, {}, () => undefined);
  process.once("disconnect", onGone);
  return { door: { open: async (server) => takeFrom(tell, server) }, ready: () => tell({ kind: "READY" }) };
}

function takeFrom(tell: (message: ToLeader) => void, server: Server): void {
  // Node begins to count slow requests when a server listens, and not before.
  server.emit("listening");
  process.on("message", (message: ToWorker, socket?: Socket) => {
    if (message.kind !== "CONNECTION") return;
    // Before a byte is read: until then the leader could still give it to another.
    tell({ kind: "TAKEN", id: message.id });
    // A caller who has hung up on the way comes as nothing.
    if (socket === undefined) return;
    server.emit("connection", socket);
    socket.resume();
  });
}
