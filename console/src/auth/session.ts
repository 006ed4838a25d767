/**
 * `unknown` until the first answer; `ended` when someone was signed in and the server no longer knows
 * them: the page stays with all that was typed, under a sign-in that gives it back.
 */
export type Session = "unknown" | "in" | "out" | "ended";

const listeners = new Set<() => void>();
let session: Session = "unknown";

export function currentSession(): Session {
  return session;
}

export function subscribeSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function become(next: Session): void {
  if (next === session) return;
  session = next;
  for (const listener of listeners) listener();
}

export function sessionBegan(): void {
  become("in");
}

export function sessionAbsent(): void {
  become(session === "in" || session === "ended" ? "ended" : "out");
}

/** Resolves at once while someone is signed in (or nobody knows yet), else at the next sign-in. */
export async function untilSignedIn(): Promise<void> {
  if (session === "unknown" || session === "in") return;
  await new Promise<void>((resolve) => {
    const leave = subscribeSession(() => {
      if (session !== "in") return;
      leave();
      resolve();
    });
  });
}
