import { describe, expect, test } from "vitest";

import { sampleRecords, shipped, type RawRecord } from "../import/sample.fixture.ts";
import { localDate } from "../kernel/local-time.ts";
import { shiftedToToday } from "./shift.ts";

const DAYS_MS = 86_400_000;
const original = sampleRecords();

function timesOf({ history }: RawRecord): number[] {
  return history.map(({ at }) => Date.parse(String(at)));
}

describe.each(["2026-11-22T00:00:30+08:00", "2026-11-22T03:42:00+08:00", "2026-11-22T23:59:59+08:00"])(
  "at %s",
  (text) => {
    const now = new Date(text);
    const shifted = shiftedToToday(shipped("complaints.jsonl"), now)
      .split("\n")
      .map((line) => JSON.parse(line) as RawRecord);

    test("all 245 are there, the last day is today, and nothing lies in the future", () => {
      expect(shifted).toHaveLength(245);
      const times = shifted.flatMap(timesOf);
      expect(times.every((at) => at <= now.getTime())).toBe(true);
      expect(localDate(new Date(Math.max(...times)))).toBe("2026-11-22");
    });

    test("each history keeps its order, and each receipt is its first step", () => {
      for (const record of shifted) {
        const times = timesOf(record);
        expect(times).toEqual(times.toSorted((one, other) => one - other));
        expect(Date.parse(String(record["receivedAt"]))).toBe(times[0]);
      }
    });

    test("what lies before today has moved by whole days", () => {
      const moved = shifted.flatMap((record, line) =>
        timesOf(record).map((at, step) => [at, at - (timesOf(original[line] ?? record)[step] ?? 0)] as const),
      );
      const earlier = moved.filter(([at]) => localDate(new Date(at)) !== "2026-11-22");
      expect(new Set(earlier.map(([, by]) => by))).toEqual(new Set([1363 * DAYS_MS]));
    });

    test("a date that was promised keeps its time of day", () => {
      const promises = (records: readonly RawRecord[]) =>
        records.flatMap(({ history }) =>
          history.flatMap((step) =>
            typeof step["promisedAt"] === "string" ? [Date.parse(step["promisedAt"])] : [],
          ),
        );
      const before = promises(original);
      expect(promises(shifted).map((at, index) => at - (before[index] ?? 0))).toEqual(
        before.map(() => 1363 * DAYS_MS),
      );
    });
  },
);
