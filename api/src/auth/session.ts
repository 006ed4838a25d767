import type { SessionId, UserId } from "../kernel/ids.ts";
import { toId } from "../kernel/ids.ts";
import type { Auth } from "./library.ts";

export type Session = { readonly id: SessionId; readonly userId: UserId; readonly expiresAt: Date };

/** The session behind a request's cookies; null when there is none, or it has ended or been taken back. */
export async function sessionOf(auth: Auth, cookie: string | undefined): Promise<Session | null> {
  if (cookie === undefined || !cookie.includes("session_token")) return null;
  const found = await auth.api.getSession({ headers: new Headers({ cookie }) });
  if (found === null) return null;
  const { id, userId, expiresAt } = found.session;
  return { id: toId(id), userId: toId(userId), expiresAt };
}
