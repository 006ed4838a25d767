import type { ExecutionResult } from "graphql";
import { type Client, createClient } from "graphql-ws";
import { WebSocket } from "ws";

export type Live = {
  /** The next message; fails when none comes in time. */
  next(withinMs?: number): Promise<ExecutionResult>;
  /** Fails when a message comes although none should. */
  nothing(forMs?: number): Promise<void>;
  /** The code with which the server closed the socket. */
  closed(withinMs?: number): Promise<number>;
  close(): Promise<void>;
  readonly isOpen: boolean;
};

/** A subscription as the console has it: over a socket, with the session's cookie. */
export function openLive(
  url: string,
  headers: Record<string, string>,
  payload: { query: string; variables?: Record<string, unknown> },
): Live {
  const messages: ExecutionResult[] = [];
  const waiting = new Set<() => void>();
  const wake = () => waiting.forEach((resume) => resume());
  let code: number | null = null;
  let failure: unknown = null;

  class SocketWithCookies extends WebSocket {
    constructor(address: string, protocols: string | string[]) {
      super(address, protocols, { headers });
    }
  }
  const client: Client = createClient({
    url,
    webSocketImpl: SocketWithCookies,
    retryAttempts: 0,
    lazy: false,
    onNonLazyError: () => undefined,
    on: {
      closed: (event) => {
        code = (event as { code: number }).code;
        wake();
      },
    },
  });
  client.subscribe<Record<string, unknown>>(payload, {
    next: (message) => (messages.push(message as ExecutionResult), wake()),
    error: (error) => ((failure = error), wake()),
    complete: wake,
  });

  async function until<T>(found: () => T | null, withinMs: number, what: string): Promise<T> {
    const deadline = performance.now() + withinMs;
    for (;;) {
      const value = found();
      if (value !== null) return value;
      const left = deadline - performance.now();
      if (left <= 0)
        throw new Error(`${what} within ${withinMs} ms; closed ${code}, error ${JSON.stringify(failure)}`);
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, left);
      waiting.add(resolve);
      await promise;
      clearTimeout(timer);
      waiting.delete(resolve);
    }
  }

  return {
    next: (withinMs = 5000) =>
      until(
        () => messages.shift() ?? (Array.isArray(failure) ? { errors: failure } : null),
        withinMs,
        "no message",
      ),
    nothing: async (forMs = 300) => {
      const message = await until(() => messages.shift() ?? null, forMs, "none").catch(() => null);
      if (message !== null) throw new Error(`unexpected message ${JSON.stringify(message)}`);
    },
    closed: (withinMs = 5000) => until(() => code, withinMs, "not closed"),
    close: async () => {
      await client.dispose();
      await until(() => code, 2000, "not closed");
    },
    get isOpen() {
      return code === null;
    },
  };
}
