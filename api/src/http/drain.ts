import type { Server } from "node:http";
import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { WebSocketServer } from "ws";

const SERVICE_RESTART = 1012;
/** Connections still in the accept queue when listening ends would be reset. */
const LAST_GUESTS_MS = 300;
/** With what else is to be put away it is less than five seconds. */
const PATIENCE_MS = 3500;

/** The open connections of a server, also those that did not come in by its own port and that it therefore does not count. */
export function connectionsOf(server: Server): ReadonlySet<Socket> {
  const open = new Set<Socket>();
  // One for all: it is told which by `this`, and there may be many thousands.
  function closed(this: Socket): void {
    open.delete(this);
  }
  server.on("connection", (socket: Socket) => {
    open.add(socket);
    socket.on("close", closed);
  });
  return open;
}

export type Draining = {
  readonly server: Server;
  readonly connections: ReadonlySet<Socket>;
  readonly sockets: WebSocketServer;
  readonly protocol: { dispose(): Promise<void> | void };
};

/** Ends sockets with a code their clients come back from, answers what is under way, then lets go. */
export async function drain({ server, connections, sockets, protocol }: Draining): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  for (const socket of sockets.clients) socket.close(SERVICE_RESTART, "Service restart");
  await sleep(LAST_GUESTS_MS);
  // Before the sockets are disposed of, or the end of some has passed when one begins to wait.
  const empty = allGone(connections, deadline - performance.now());
  server.close();
  await protocol.dispose();
  server.closeIdleConnections();
  await empty;
  server.closeAllConnections();
  for (const socket of connections) socket.destroy();
}

async function allGone(connections: ReadonlySet<Socket>, withinMs: number): Promise<void> {
  const gone = [...connections].map(
    (socket) => new Promise<void>((resolve) => socket.once("close", () => resolve())),
  );
  await Promise.race([Promise.all(gone), sleep(withinMs, undefined, { ref: false })]);
}
