import type { RightsWatch } from "../auth/watch.ts";
import { type Standing, standingOf, type StandingOfSession } from "../auth/rights.ts";
import { sessionTime, type Session } from "../auth/session.ts";
import type { Services } from "../context.ts";
import type { StaffId, UserId } from "../kernel/ids.ts";
import { readerOf } from "../kernel/sql.ts";
import { type Actor, loadActor } from "../org/actor.ts";
import { NO_SESSION, TRY_AGAIN_LATER } from "./close-codes.ts";
import type { OpenSocket } from "./open-socket.ts";
import { sweep } from "./sweep.ts";

const MOST_SOCKETS = 15_000;
/** Each screen has one; who opens more is told to come again later. */
export const MOST_SOCKETS_OF_A_PERSON = 50;

const SWEEP_MS = 1_000;

/** The open sockets and who is behind them. A session that ends closes its sockets; rights that change reach them. */
export class Sockets implements Disposable {
  readonly #services: Services;
  readonly #open = new Set<OpenSocket>();
  readonly #ofPerson = new Map<StaffId, Set<OpenSocket>>();
  readonly #watch: RightsWatch;
  readonly #stopWatching: () => void;
  readonly #sweep: NodeJS.Timeout;

  constructor(services: Services, watch: RightsWatch) {
    this.#services = services;
    this.#watch = watch;
    this.#stopWatching = watch.onChange((_company, changed) => this.#actOn(changed));
    this.#sweep = setInterval(() => {
      if (!watch.isCurrent) this.#sendAway();
      sweep(this.#open, performance.now(), sessionTime());
    }, SWEEP_MS);
    this.#sweep.unref();
  }

  get isFull(): boolean {
    return this.#open.size >= MOST_SOCKETS;
  }

  get size(): number {
    return this.#open.size;
  }

  add(socket: OpenSocket): void {
    this.#open.add(socket);
  }

  /** The person behind a session sits down at a socket. */
  async admit(socket: OpenSocket, session: Session): Promise<"ADMITTED" | "NO_SESSION" | "TOO_MANY"> {
    const { pool } = this.#services.db;
    // The version first: a change between the two is then found by the next look, not lost.
    const standing = await standingOf(readerOf(pool), session.id, sessionTime());
    const actor = standing && (await this.#actorOf(session.userId, standing));
    if (!standing || !actor || !socket.wire.isOpen) return "NO_SESSION";
    if (!this.#watch.include(standing.companyId, standing.version)) return this.admit(socket, session);
    const own = this.#ofPerson.get(actor.staffId) ?? new Set<OpenSocket>();
    if (own.size >= MOST_SOCKETS_OF_A_PERSON) return "TOO_MANY";
    this.#ofPerson.set(actor.staffId, own.add(socket));
    const { rightsVersion } = standing;
    socket.guest = { sessionId: session.id, sessionEnds: session.expiresAt.getTime(), actor, rightsVersion };
    return "ADMITTED";
  }

  /** The same object for all sockets of a person under the same rights. */
  async #actorOf(userId: UserId, { staffId, rightsVersion }: StandingOfSession): Promise<Actor | null> {
    for (const { guest } of this.#ofPerson.get(staffId) ?? [])
      if (guest?.rightsVersion === rightsVersion) return guest.actor;
    return loadActor(this.#services.db.pool, userId);
  }

  remove(socket: OpenSocket): void {
    this.#open.delete(socket);
    const staffId = socket.guest?.actor.staffId;
    const own = staffId === undefined ? undefined : this.#ofPerson.get(staffId);
    if (staffId !== undefined && own?.delete(socket) === true && own.size === 0)
      this.#ofPerson.delete(staffId);
  }

  /** LIV-1: a screen that hears nothing must not believe that nothing happens. Another process may know more. */
  #sendAway(): void {
    for (const { guest, wire } of this.#open)
      if (guest !== null && wire.isOpen) wire.close(TRY_AGAIN_LATER, "Out of touch with the database");
  }

  async #actOn(changed: readonly Standing[]): Promise<void> {
    await Promise.all(changed.map((standing) => this.#renew(standing)));
  }

  async #renew({ staffId, userId, rightsVersion, sessions }: Standing): Promise<void> {
    const own = this.#ofPerson.get(staffId);
    if (own === undefined) return;
    const actor =
      sessions.length === 0 || userId === null ? null : await loadActor(this.#services.db.pool, userId);
    for (const socket of own) {
      const { guest } = socket;
      if (guest === null) continue;
      if (actor === null || !sessions.includes(guest.sessionId))
        socket.wire.close(NO_SESSION, "Session ended");
      else if (guest.rightsVersion < rightsVersion) socket.renew({ ...guest, actor, rightsVersion });
    }
  }

  [Symbol.dispose](): void {
    clearInterval(this.#sweep);
    this.#stopWatching();
    this.#open.clear();
    this.#ofPerson.clear();
  }
}
