import { describe, expect, it } from "vitest";
import { fullestHour, nextHours } from "./next-hours.ts";
import type { Row } from "./queue-documents.ts";
import { fromPage } from "./queue-state.ts";

const NOW = Date.parse("2026-02-24T04:20:00Z");

function queue(dues: [string, "IN_TIME" | "OVERDUE"][], endCursor?: string) {
  const rows = dues.map(
    ([at, urge], index) =>
      ({ id: String(index), due: { kind: "REPLY", at, urge, provisional: false } }) as Row,
  );
  const counters = { open: 0, unassigned: 0, mine: 0, dueSoon: 0, overdue: 0, escalated: 0 };
  return fromPage({ rows, counters, cursor: "c", total: rows.length, endCursor });
}

const DUES: [string, "IN_TIME" | "OVERDUE"][] = [
  ["2026-02-24T03:59:00Z", "OVERDUE"],
  ["2026-02-24T04:30:00Z", "IN_TIME"],
  ["2026-02-24T06:00:00Z", "IN_TIME"],
  ["2026-02-24T06:59:00Z", "IN_TIME"],
  ["2026-02-26T06:00:00Z", "IN_TIME"],
];

describe("nextHours", () => {
  it("counts what is overdue and what runs out in each of twelve hours", () => {
    expect(nextHours(queue(DUES), NOW)).toEqual({
      overdue: 1,
      perHour: [1, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      start: Date.parse("2026-02-24T04:00:00Z"),
    });
  });

  it("says nothing of hours whose rows are not read yet", () => {
    expect(nextHours(queue(DUES.slice(0, 4), "more"), NOW).perHour).toEqual([1, 0]);
  });
});

describe("fullestHour", () => {
  it.each([
    [[0, 2, 5, 5], 2],
    [[0, 0], undefined],
    [[], undefined],
  ])("of %j", (perHour, hour) => {
    expect(fullestHour(perHour)).toBe(hour);
  });
});
