/** What the header says about the connection; never left unsaid. */
export type LiveState =
  | { readonly kind: "live" }
  | { readonly kind: "catchingUp" }
  | { readonly kind: "offline"; readonly since: Date };

export type LiveStateStore = {
  readonly get: () => LiveState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly connecting: () => void;
  readonly connected: () => void;
  readonly lost: () => void;
  /** Something arrived: the link is alive, and what is shown is of this moment. */
  readonly heard: () => void;
  readonly message: () => void;
};

/** With no message to catch up on, the link counts as live after this long. */
const SETTLE = 1200;

export function createLiveState(now: () => number = Date.now): LiveStateStore {
  let state: LiveState = { kind: "catchingUp" };
  let lastHeard = now();
  let everConnected = false;
  let settling: ReturnType<typeof setTimeout> | undefined;
  const listeners = new Set<() => void>();

  function become(next: LiveState): void {
    if (next.kind === state.kind) return;
    state = next;
    for (const listener of listeners) listener();
  }
  function live(): void {
    clearTimeout(settling);
    become({ kind: "live" });
  }

  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    connecting() {
      if (state.kind === "live") become({ kind: "catchingUp" });
    },
    connected() {
      lastHeard = now();
      clearTimeout(settling);
      if (everConnected) {
        become({ kind: "catchingUp" });
        settling = setTimeout(live, SETTLE);
      } else live();
      everConnected = true;
    },
    lost() {
      clearTimeout(settling);
      become({ kind: "offline", since: new Date(lastHeard) });
    },
    heard() {
      lastHeard = now();
    },
    message() {
      lastHeard = now();
      if (state.kind === "catchingUp") {
        clearTimeout(settling);
        settling = setTimeout(live, 150);
      }
    },
  };
}
