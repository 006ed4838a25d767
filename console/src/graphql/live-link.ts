import { type Client, CloseCode, createClient } from "graphql-ws";
import { waitBeforeRetry } from "./back-off.ts";
import { type LiveStateStore, createLiveState } from "./live-state.ts";
import { type LivePayload, resumable } from "./resume.ts";

const PING_EVERY = 10_000;
const PONG_WITHIN = 5_000;

export type LiveSink = {
  readonly next: (value: unknown) => void;
  readonly error: (error: unknown) => void;
  readonly complete: () => void;
};

export type LiveLink = {
  readonly state: LiveStateStore;
  readonly subscribe: (payload: LivePayload, sink: LiveSink) => () => void;
  /** Ends a wait between attempts: the network or the session is back. */
  readonly wake: () => void;
};

export type LiveLinkOptions = {
  readonly url: string;
  /** The server would not have this socket: perhaps nobody is signed in any more. */
  readonly onRefused: () => void;
  readonly untilSignedIn: () => Promise<void>;
};

/**
 * One socket for all that is live. It never gives up: a lost connection is tried again for ever, a
 * half-open one is found by ping and ended, and where the library holds a close code for final (4400,
 * 4401, 4500 and their like) a new client takes the place of the old.
 */
export function createLiveLink(options: LiveLinkOptions): LiveLink {
  const state = createLiveState();
  let wake: () => void = () => undefined;
  let renewal: Promise<void> | undefined;
  let renewals = 0;
  let client = build();

  async function pause(attempt: number): Promise<void> {
    const wait = waitBeforeRetry(attempt, Math.random());
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, wait);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    await options.untilSignedIn();
  }

  function build(): Client {
    let watchdog: ReturnType<typeof setTimeout> | undefined;
    const made = createClient({
      url: options.url,
      keepAlive: PING_EVERY,
      lazyCloseTimeout: 5_000,
      retryAttempts: Number.POSITIVE_INFINITY,
      shouldRetry: () => true,
      retryWait: pause,
      on: {
        connecting: state.connecting,
        connected() {
          renewals = 0;
          state.connected();
        },
        ping(received) {
          if (!received) watchdog = setTimeout(() => made.terminate(), PONG_WITHIN);
        },
        pong(received) {
          if (!received) return;
          clearTimeout(watchdog);
          state.heard();
        },
        closed(event) {
          clearTimeout(watchdog);
          const code = closeCode(event);
          if (code === CloseCode.Forbidden || code === CloseCode.Unauthorized) options.onRefused();
          if (code !== 1000) state.lost();
        },
      },
    });
    return made;
  }

  async function renew(): Promise<void> {
    state.lost();
    await Promise.resolve(client.dispose());
    await pause((renewals += 1));
    client = build();
    renewal = undefined;
  }

  function subscribe(payload: LivePayload, sink: LiveSink): () => void {
    const reader = resumable(payload);
    let ended = false;
    let stop: () => void = () => undefined;
    function start(): void {
      if (ended) return;
      stop = client.subscribe(reader.payload, {
        next(value) {
          reader.note(value);
          state.message();
          sink.next(value);
        },
        error(error) {
          if (ended) return;
          if (closeCode(error) === undefined && !(error instanceof Event)) {
            sink.error(error);
            return;
          }
          void restart();
        },
        complete() {
          if (!ended) sink.complete();
        },
      });
    }
    async function restart(): Promise<void> {
      renewal ??= renew();
      await renewal;
      start();
    }
    start();
    return () => {
      ended = true;
      stop();
    };
  }

  globalThis.addEventListener("online", () => wake());
  globalThis.addEventListener("offline", () => client.terminate());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") wake();
  });

  return { state, subscribe, wake: () => wake() };
}

function closeCode(event: unknown): number | undefined {
  if (typeof event !== "object" || event === null || !("code" in event)) return undefined;
  return typeof event.code === "number" ? event.code : undefined;
}
