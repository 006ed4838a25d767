import type { WebSocket } from "ws";
import { RIGHTS_CHANNEL, standings } from "../auth/rights.ts";
import { sessionTime, type Session } from "../auth/session.ts";
import type { LiveSocket, Services } from "../context.ts";
import type { Listener } from "../events/listener.ts";
import { errorCode } from "../kernel/db.ts";
import { toError } from "../kernel/errors.ts";
import type { StaffId } from "../kernel/ids.ts";
import { loadActor, type Actor } from "../org/actor.ts";

/** graphql-ws takes 4401 as the end of everything; with 4403 its client may be told to come again. */
const NO_SESSION = 4403;

type Open = {
  readonly socket: WebSocket;
  readonly session: Session;
  readonly expiry: NodeJS.Timeout;
  readonly listeners: Set<() => void>;
  rightsVersion: number;
  actor: Actor;
};

const SWEEP_MS = 15_000;

/** The open sockets and who is behind them. A session that ends closes its sockets; rights that change reach them. */
export class Sockets implements Disposable {
  readonly #services: Services;
  readonly #open = new Map<WebSocket, Open>();
  readonly #sweep: NodeJS.Timeout;
  readonly #stopListening: () => void;

  constructor(services: Services, listener: Listener) {
    this.#services = services;
    const look = (staffId: string | null) => {
      this.#look(staffId).catch((thrown: unknown) =>
        services.log.warn({ code: errorCode(toError(thrown)) }, "sockets not looked through, later again"),
      );
    };
    this.#stopListening = listener.on(RIGHTS_CHANNEL, look);
    // A notification can be lost without anybody noticing.
    this.#sweep = setInterval(() => look(null), SWEEP_MS);
    this.#sweep.unref();
  }

  /** @returns null when the session has no active person behind it */
  async add(socket: WebSocket, session: Session): Promise<LiveSocket | null> {
    const { db } = this.#services;
    // The version first: a change between the two is then found by the next look, not lost.
    const [standing] = await standings(db.pool, [session.id], sessionTime());
    const actor = standing && (await loadActor(db.pool, session.userId));
    if (!standing || !actor || socket.readyState !== socket.OPEN) return null;
    const expiry = setTimeout(() => close(socket), session.expiresAt.getTime() - sessionTime().getTime());
    const open: Open = { ...standing, socket, session, expiry, listeners: new Set(), actor };
    this.#open.set(socket, open);
    return liveSocket(open);
  }

  remove(socket: WebSocket): void {
    clearTimeout(this.#open.get(socket)?.expiry);
    this.#open.delete(socket);
  }

  get size(): number {
    return this.#open.size;
  }

  /** Looks again at one person's sockets, or at all of them. */
  async #look(staffId: string | null): Promise<void> {
    const { db } = this.#services;
    const asked = [...this.#open.values()].filter(
      ({ actor }) => staffId === null || actor.staffId === staffId,
    );
    if (asked.length === 0) return;
    const ids = [...new Set(asked.map(({ session }) => session.id))];
    const found = new Map(
      (await standings(db.pool, ids, sessionTime())).map((s) => [s.sessionId, s.rightsVersion]),
    );
    const changed = new Map<StaffId, Promise<Actor | null>>();
    for (const open of asked) {
      const version = found.get(open.session.id);
      if (version === undefined) close(open.socket);
      else if (version !== open.rightsVersion) {
        const { staffId: id, userId } = open.actor;
        const loading = changed.get(id) ?? loadActor(db.pool, userId);
        changed.set(id, loading);
        renew(open, version, await loading);
      }
    }
  }

  [Symbol.dispose](): void {
    clearInterval(this.#sweep);
    this.#stopListening();
    for (const socket of this.#open.keys()) this.remove(socket);
  }
}

function renew(open: Open, version: number, actor: Actor | null): void {
  if (actor === null) return close(open.socket);
  open.rightsVersion = version;
  open.actor = actor;
  for (const listener of open.listeners) listener();
}

function close(socket: WebSocket): void {
  socket.close(NO_SESSION, "Session ended");
}

function liveSocket(open: Open): LiveSocket {
  return {
    get actor() {
      return open.actor;
    },
    onRightsChanged(listener) {
      open.listeners.add(listener);
      return () => open.listeners.delete(listener);
    },
    close: (code, reason) => open.socket.close(code, reason),
  };
}
