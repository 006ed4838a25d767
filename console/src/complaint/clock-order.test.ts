import { describe, expect, it } from "vitest";
import { inOrder } from "./clock-order.ts";

const clock = (
  state: "RUNNING" | "PAUSED" | "MET" | "SUPERSEDED",
  hour: string,
  ended: string | null = null,
) => ({
  state,
  dueAt: `2026-02-24T${hour}:00:00Z`,
  endedAt: ended === null ? null : `2026-02-24T${ended}:00:00Z`,
});

describe("the order of clocks", () => {
  it("is what runs out first, and of what is over the latest first", () => {
    const [running, past] = inOrder([
      clock("MET", "01", "00"),
      clock("RUNNING", "09"),
      clock("SUPERSEDED", "05"),
      clock("PAUSED", "04"),
      clock("MET", "08", "06"),
    ]);
    expect(running.map(({ dueAt }) => dueAt.slice(11, 13))).toEqual(["04", "09"]);
    expect(past.map(({ endedAt, dueAt }) => (endedAt ?? dueAt).slice(11, 13))).toEqual(["06", "05", "00"]);
  });
});
