import type { Server, ServerOptions } from "node:http";

/**
 * Who is slow on purpose holds nothing for long: headers, then the whole request, have their time. A proxy in front
 * keeps its idle connections for a minute; we must not be the first to let go, or its next request meets a reset.
 */
export const SERVER_BOUNDS = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  connectionsCheckingInterval: 1_000,
  keepAliveTimeout: 65_000,
} as const satisfies ServerOptions;

const MOST_HEADERS = 100;
/** Ten thousand readers, their pages and room to spare; what comes beyond is cut before it costs anything. */
const MOST_CONNECTIONS = 20_000;
/** For a reader of an answer that stops taking it. Sockets are looked after by their own pings. */
const SILENCE_MS = 70_000;

/** The bounds that are no options; they also hold for connections handed over by another process. */
export function boundConnections(server: Server): void {
  server.maxHeadersCount = MOST_HEADERS;
  server.timeout = SILENCE_MS;
  let open = 0;
  // One for all: a closure for each would weigh more than the count.
  const closed = () => (open -= 1);
  server.on("connection", (socket) => {
    open += 1;
    socket.on("close", closed);
    if (open > MOST_CONNECTIONS) socket.destroy();
  });
}
