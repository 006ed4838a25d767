import type { Server } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { WebSocketServer } from "ws";

const SERVICE_RESTART = 1012;
/** Connections still in the accept queue when listening ends would be reset. */
const LAST_GUESTS_MS = 300;
const PATIENCE_MS = 5000;

/** Ends sockets with a code their clients come back from, answers what is under way, then lets go. */
export async function drain(
  server: Server,
  sockets: WebSocketServer,
  protocol: { dispose(): Promise<void> | void },
): Promise<void> {
  for (const socket of sockets.clients) socket.close(SERVICE_RESTART, "Service restart");
  await sleep(LAST_GUESTS_MS);
  // Before the sockets are disposed of, or its event has passed when one begins to wait.
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  await protocol.dispose();
  server.closeIdleConnections();
  await Promise.race([closed, sleep(PATIENCE_MS, undefined, { ref: false })]);
  server.closeAllConnections();
  await closed;
}
