import type { Pool } from "pg";
import type { Clock } from "../kernel/clock.ts";
import type { UserId } from "../kernel/ids.ts";
import { toId } from "../kernel/ids.ts";
import { read } from "../kernel/sql.ts";
import { loadActor } from "../org/actor.ts";
import type { Callers } from "./callers.ts";
import type { Auth } from "./library.ts";
import { LONGEST_PASSWORD } from "./password.ts";
import type { Session, SessionOf } from "./session.ts";
import { addressKey, countAttempt, forgiveAttempt, guessKey, nameKey } from "./throttle.ts";

export type Desk = {
  readonly auth: Auth;
  readonly sessionOf: SessionOf;
  readonly callers: Callers;
  readonly pool: Pool;
  readonly clock: Clock;
};

export type Attempt = {
  readonly username: string;
  readonly password: string;
  readonly address: string;
  /** The browser's cookies: a session it already has ends when it gets a new one. */
  readonly cookie: string | undefined;
};

export type Outcome =
  | { readonly kind: "SIGNED_IN"; readonly cookies: readonly string[]; readonly name: string }
  | { readonly kind: "REFUSED" }
  | { readonly kind: "BLOCKED"; readonly till: Date };

/** Unknown name, wrong password and a person no longer active are one answer, after about the same time. */
export async function signIn(desk: Desk, attempt: Attempt): Promise<Outcome> {
  const { auth, pool, clock } = desk;
  const credentials = storable(attempt);
  const { username } = credentials;
  const [guess, name] = [guessKey(username, attempt.address), nameKey(username)];
  const address = addressKey(attempt.address);
  const till =
    (await countAttempt(pool, address, clock.now())) ??
    (await countAttempt(pool, guess, clock.now())) ??
    (await countAttempt(pool, name, clock.now()));
  if (till !== null) return { kind: "BLOCKED", till };

  const before = await desk.sessionOf(attempt.cookie);
  const response = await auth.api.signInUsername({
    body: credentials,
    headers: new Headers(),
    asResponse: true,
  });
  // So the library answers when the database fails it: that says nothing about the password.
  if (response.status >= 500) throw new Error("sign-in failed");
  if (!response.ok) return { kind: "REFUSED" };
  const { token, user } = (await response.json()) as { token: string; user: { id: string; name: string } };
  if ((await loadActor(pool, toId(user.id))) === null) {
    await read(pool, "delete from auth_session where token = $1", [token]);
    return { kind: "REFUSED" };
  }
  if (before !== null) await endSession(desk, before);
  await forgiveAttempt(pool, [guess, name], address);
  return { kind: "SIGNED_IN", cookies: response.headers.getSetCookie(), name: user.name };
}

/** What PostgreSQL or the library would choke on becomes a name that nobody has. */
function storable({ username, password }: Attempt): { username: string; password: string } {
  const name = username.trim();
  const good = name !== "" && name.length <= 64 && !name.includes("\0") && name.isWellFormed();
  const fits = password !== "" && password.length <= LONGEST_PASSWORD;
  return good && fits ? { username: name, password } : { username: "-", password: "-" };
}

export async function endSession({ pool, callers }: Desk, { id, userId }: Session): Promise<void> {
  await read(pool, "delete from auth_session where id = $1", [id]);
  callers.forget(userId);
}

/** Sign out everywhere: every browser and every open socket of this person. */
export async function endAllSessions({ pool, callers }: Desk, userId: UserId): Promise<void> {
  await read(pool, "delete from auth_session where user_id = $1", [userId]);
  callers.forget(userId);
}
