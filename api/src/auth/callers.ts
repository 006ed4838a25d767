import type { Pool } from "pg";
import type { StaffId, UserId } from "../kernel/ids.ts";
import { read } from "../kernel/sql.ts";
import { type Actor, HELD_ROLES } from "../org/actor.ts";
import { RIGHTS_CHANNEL } from "./rights.ts";
import { sessionTime, signedToken, tokenCookie } from "./session.ts";

type Channels = {
  on(channel: string, wake: (staffId: string | null) => void): () => void;
  readonly isListening: boolean;
};
type Caller = { readonly actor: Actor; readonly rightsVersion: number; readonly expiresAt: Date };
type Known = Caller & { readonly confirmedAt: number };

const TRUSTED_MS = 1000;
const MOST_REMEMBERED = 10_000;

/**
 * Who stands behind a request's cookies. For reading, what the database said within the last second will do, as long as
 * every change since would have been heard of; whoever is about to change something is looked up anew.
 */
export class Callers implements Disposable {
  readonly #pool: Pool;
  readonly #secret: string;
  readonly #channels: Channels;
  readonly #known = new Map<string, Known>();
  readonly #asked = new Map<string, Promise<Actor | null>>();
  readonly #stopListening: () => void;
  /** Rises with every change: what was read across one may be older than it. */
  #changes = 0;

  constructor(pool: Pool, secret: string, channels: Channels) {
    this.#pool = pool;
    this.#secret = secret;
    this.#channels = channels;
    this.#stopListening = channels.on(RIGHTS_CHANNEL, (staffId) =>
      this.#forget(({ actor }) => staffId === null || actor.staffId === (staffId as StaffId)),
    );
  }

  /** Null when nobody active is behind the cookies' session, or there is none. */
  async recognise(cookies: string | undefined): Promise<Actor | null> {
    const cookie = tokenCookie(cookies);
    if (cookie === null) return null;
    const known = this.#known.get(cookie);
    if (known !== undefined && this.#isTrusted(known)) return known.actor;
    const asked = this.#asked.get(cookie) ?? this.#ask(cookie);
    return asked;
  }

  /** The same as the database has it now. */
  async confirm(cookies: string | undefined): Promise<Actor | null> {
    const cookie = tokenCookie(cookies);
    return cookie === null ? null : this.#ask(cookie);
  }

  /** At once here, for what this process has done itself; the others hear of it by notification. */
  forget(userId: UserId): void {
    this.#forget(({ actor }) => actor.userId === userId);
  }

  #isTrusted({ confirmedAt, expiresAt }: Known): boolean {
    return (
      this.#channels.isListening && performance.now() - confirmedAt < TRUSTED_MS && expiresAt > sessionTime()
    );
  }

  #ask(cookie: string): Promise<Actor | null> {
    const asking = this.#lookUp(cookie).finally(() => {
      if (this.#asked.get(cookie) === asking) this.#asked.delete(cookie);
    });
    this.#asked.set(cookie, asking);
    return asking;
  }

  async #lookUp(cookie: string): Promise<Actor | null> {
    const token = signedToken(cookie, this.#secret);
    if (token === null) return null;
    const [changes, confirmedAt] = [this.#changes, performance.now()];
    const [caller] = await read<Caller>(this.#pool, CALLER, [token, sessionTime()], "caller_by_token");
    if (caller === undefined) {
      this.#known.delete(cookie);
      return null;
    }
    const before = this.#known.get(cookie);
    // The same object for the same rights, so that what is derived from it can be kept.
    const same = before?.rightsVersion === caller.rightsVersion && before.actor.name === caller.actor.name;
    const actor = same ? before.actor : caller.actor;
    if (changes === this.#changes) this.#remember(cookie, { ...caller, actor, confirmedAt });
    return actor;
  }

  #remember(cookie: string, known: Known): void {
    this.#known.delete(cookie);
    this.#known.set(cookie, known);
    const oldest = this.#known.keys().next();
    if (this.#known.size > MOST_REMEMBERED && oldest.done === false) this.#known.delete(oldest.value);
  }

  #forget(whom: (known: Known) => boolean): void {
    this.#changes += 1;
    this.#asked.clear();
    for (const [cookie, known] of this.#known) if (whom(known)) this.#known.delete(cookie);
  }

  [Symbol.dispose](): void {
    this.#stopListening();
    this.#known.clear();
  }
}

const CALLER = `
  select a.expires_at as "expiresAt", s.rights_version as "rightsVersion",
         json_build_object('staffId', s.id, 'userId', s.user_id, 'companyId', s.company_id, 'name', s.name,
                           'roles', ${HELD_ROLES}) as actor
    from auth_session a
    join staff s on s.user_id = a.user_id and s.active
   where a.token = $1 and a.expires_at > $2`;
