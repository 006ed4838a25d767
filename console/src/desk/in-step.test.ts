import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createInStep } from "./in-step.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function arrange() {
  const rows = new Map([["x", 1]]);
  const seen: string[] = [];
  const step = createInStep<{ id: string; version: number }>();
  step.attach((id) => rows.get(id));
  step.subscribe(() => seen.push(`detail ${step.shown()?.version}`));
  step.offerDetail({ id: "x", version: 1 });
  seen.length = 0;
  const message = (id: string, version: number) => ({
    versionOf: (asked: string) => (asked === id ? version : undefined),
    apply: () => {
      rows.set(id, version);
      seen.push(`row ${id} ${version}`);
    },
  });
  return { seen, step, message };
}

describe("LIV-2 list and detail change together", () => {
  it("holds the row until the detail has come", () => {
    const { seen, step, message } = arrange();
    step.offerQueue(message("x", 2));
    expect(seen).toEqual([]);
    step.offerDetail({ id: "x", version: 2 });
    expect(seen).toEqual(["row x 2", "detail 2"]);
  });

  it("holds the detail until the row has come", () => {
    const { seen, step, message } = arrange();
    step.offerDetail({ id: "x", version: 2 });
    expect(seen).toEqual([]);
    step.offerQueue(message("x", 2));
    expect(seen).toEqual(["row x 2", "detail 2"]);
  });

  it("does not hold rows of other complaints, but keeps the order of messages", () => {
    const { seen, step, message } = arrange();
    step.offerQueue(message("y", 7));
    step.offerQueue(message("x", 2));
    step.offerQueue(message("z", 3));
    expect(seen).toEqual(["row y 7"]);
    step.offerDetail({ id: "x", version: 2 });
    expect(seen).toEqual(["row y 7", "row x 2", "row z 3", "detail 2"]);
  });

  it("waits a quarter of a second at most", () => {
    const { seen, step, message } = arrange();
    step.offerQueue(message("x", 2));
    vi.advanceTimersByTime(250);
    expect(seen).toEqual(["row x 2"]);
    step.offerDetail({ id: "x", version: 2 });
    expect(seen).toEqual(["row x 2", "detail 2"]);
  });

  it("shows another complaint, and one that is not in the list, at once", () => {
    const { seen, step } = arrange();
    step.offerDetail({ id: "y", version: 4 });
    step.offerDetail({ id: "y", version: 5 });
    expect(seen).toEqual(["detail 4", "detail 5"]);
  });
});
