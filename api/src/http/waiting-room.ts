import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { Config } from "../config.ts";
import { sendHealth } from "./health.ts";
import { HttpFault, sendFault, sendJson } from "./message.ts";

/** Stands in the door until the database is up: the process lives, but has nothing to give yet. */
export class WaitingRoom implements AsyncDisposable {
  readonly #config: Pick<Config, "host" | "port">;
  #server: Server | null = null;

  constructor(config: Pick<Config, "host" | "port">) {
    this.#config = config;
  }

  /** Opened twice, it is open. @throws EADDRINUSE and the like */
  async open(): Promise<void> {
    if (this.#server !== null) return;
    this.#server = createServer((request, response) => {
      response.setHeader("connection", "close");
      if (request.url === "/healthz") sendHealth(response);
      else if (request.url === "/readyz")
        sendJson(response, 503, { ready: false, draining: false, database: false, listening: false });
      else sendFault(request, response, new HttpFault(503, "UNAVAILABLE"));
    });
    this.#server.listen(this.#config.port, this.#config.host);
    await once(this.#server, "listening");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#server === null) return;
    const closed = once(this.#server, "close");
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }
}
