import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import type { ToLeader, ToWorker } from "./messages.ts";

/** How many callers may wait while no worker is there. */
const MOST_WAITING = 1000;

type Line = { readonly worker: ChildProcess; readonly onTheWay: Map<number, Socket> };

/**
 * Accepts connections and hands each, unread, to the next worker. It stays ours until the worker says that it has it: a
 * worker killed in between loses nobody, the connection goes to another one. node:cluster does not give that: it leaves
 * such a connection open with nobody behind it.
 */
export class Switchboard implements AsyncDisposable {
  readonly #server: Server;
  readonly #lines: Line[] = [];
  readonly #waiting = new Set<Socket>();
  #lastId = 0;

  private constructor(server: Server) {
    this.#server = server;
    server.on("connection", (socket) => {
      // Reset before anybody took it.
      socket.on("error", () => socket.destroy());
      this.#hand(socket);
    });
  }

  /** @throws EADDRINUSE and the like */
  static async open(port: number, host: string): Promise<Switchboard> {
    const server = createServer({ pauseOnConnect: true });
    const board = new Switchboard(server);
    server.listen(port, host);
    await once(server, "listening");
    return board;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** From now on this worker gets its share. */
  plugIn(worker: ChildProcess): void {
    const line: Line = { worker, onTheWay: new Map() };
    this.#lines.push(line);
    worker.on("message", (message: ToLeader) => {
      if (message.kind === "TAKEN") this.#taken(line, message.id);
    });
    // Comes after all it said; 'exit' comes before, and 'disconnect' not at all while a handle is on its way.
    worker.once("close", () => {
      this.unplug(worker);
      for (const socket of line.onTheWay.values()) this.#hand(socket);
      line.onTheWay.clear();
    });
    for (const socket of this.#waiting) {
      this.#waiting.delete(socket);
      this.#hand(socket);
    }
  }

  /** It gets no more; what it has it keeps. */
  unplug(worker: ChildProcess): void {
    const index = this.#lines.findIndex((line) => line.worker === worker);
    if (index !== -1) this.#lines.splice(index, 1);
  }

  #hand(socket: Socket): void {
    if (socket.destroyed) return;
    const line = this.#next();
    if (line === undefined) return this.#keepWaiting(socket);
    const id = (this.#lastId += 1);
    line.onTheWay.set(id, socket);
    const message: ToWorker = { kind: "CONNECTION", id };
    // A line that breaks just now: its 'close' hands the connection on.
    line.worker.send(message, socket, { keepOpen: true }, () => undefined);
  }

  /** In turn; one that has not yet taken what it was handed is busy, and is passed over while another is not. */
  #next(): Line | undefined {
    const free = this.#lines.findIndex(({ onTheWay }) => onTheWay.size === 0);
    const [line] = this.#lines.splice(Math.max(free, 0), 1);
    if (line !== undefined) this.#lines.push(line);
    return line;
  }

  #keepWaiting(socket: Socket): void {
    if (this.#waiting.size >= MOST_WAITING) return void socket.destroy();
    this.#waiting.add(socket);
    socket.once("close", () => this.#waiting.delete(socket));
  }

  /** The worker holds it open by itself now; letting go of ours says nothing to the caller. */
  #taken(line: Line, id: number): void {
    line.onTheWay.get(id)?.destroy();
    line.onTheWay.delete(id);
  }

  /** Nobody new; while the workers are there they answer who has come before. */
  close(): void {
    if (this.#server.listening) this.#server.close();
  }

  /** Resolves at once: who still waits is answered by nobody. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.close();
    for (const socket of this.#waiting) socket.destroy();
  }
}
