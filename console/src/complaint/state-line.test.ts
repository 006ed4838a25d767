import { describe, expect, it } from "vitest";
import { lineReached } from "./state-line.ts";

const AT = "2026-02-24T04:00:00Z";
const none = { assignedAt: null, acceptedAt: null, resolvedAt: null };

describe("HND-1 how far along the line", () => {
  it.each([
    [{ state: "REGISTERED", ...none }, 0],
    [{ state: "RECTIFYING", ...none }, 3],
    [{ state: "CLOSED", ...none }, 5],
    [{ state: "WITHDRAWN", ...none }, 0],
    [{ state: "WITHDRAWN", ...none, assignedAt: AT }, 1],
    [{ state: "SUSPENDED", ...none, assignedAt: AT, acceptedAt: AT }, 2],
    [{ state: "IN_MEDIATION", assignedAt: AT, acceptedAt: AT, resolvedAt: AT }, 4],
  ] as const)("%j: step %i", (complaint, step) => {
    expect(lineReached(complaint)).toBe(step);
  });
});
