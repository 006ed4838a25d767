import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createLiveState } from "./live-state.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-02-24T04:03:00Z") });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("the live state", () => {
  it("is live with its first connection: what is shown was just read", () => {
    const store = createLiveState();
    expect(store.get().kind).toBe("catchingUp");
    store.connected();
    expect(store.get().kind).toBe("live");
  });

  it("catches up after a loss and is live soon, message or none", () => {
    const store = createLiveState();
    store.connected();
    store.lost();
    store.connected();
    expect(store.get().kind).toBe("catchingUp");
    vi.advanceTimersByTime(1200);
    expect(store.get().kind).toBe("live");
  });

  it("is offline since the last thing heard, not since the loss was noticed", () => {
    const store = createLiveState();
    store.connected();
    vi.advanceTimersByTime(2000);
    store.heard();
    vi.advanceTimersByTime(60_000);
    store.lost();
    expect(store.get()).toEqual({ kind: "offline", since: new Date("2026-02-24T04:03:02Z") });
  });

  it("keeps the first moment of a loss through failed attempts", () => {
    const store = createLiveState();
    store.lost();
    vi.advanceTimersByTime(30_000);
    store.connecting();
    store.lost();
    expect(store.get()).toEqual({ kind: "offline", since: new Date("2026-02-24T04:03:00Z") });
  });

  it("tells its listeners of changes only", () => {
    const store = createLiveState();
    const told = vi.fn<() => void>();
    store.subscribe(told);
    store.connected();
    store.message();
    store.message();
    vi.advanceTimersByTime(5000);
    expect(told).toHaveBeenCalledTimes(1);
  });
});
