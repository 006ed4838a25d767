import { expect, test } from "vitest";

import { parseLine } from "./parse.ts";
import { sampleRecords } from "./sample.fixture.ts";

const [sample] = sampleRecords();

function faultsOf(change: object): unknown[] {
  return parseLine(JSON.stringify({ ...sample, ...change }), 5).faults.map(({ line, field, code }) => [
    line,
    field,
    code,
  ]);
}

test("every line of the sample has its shape", () => {
  expect(sampleRecords().flatMap((record) => parseLine(JSON.stringify(record), 1).faults)).toEqual([]);
});

test.each(["", "{", "[]", "null", '"text"', "12"])("%j is no record", (text) => {
  expect(parseLine(text, 5).faults).toMatchObject([{ line: 5, code: "NOT_JSON" }]);
});

const registered = sample?.history[0];

test.each<[what: string, change: object, field: string, code: string]>([
  ["a code unknown", { category: "NOISE" }, "category", "UNKNOWN_CODE"],
  ["a field missing", { state: undefined }, "state", "REQUIRED"],
  ["a field too many", { ticket: 1 }, "ticket", "UNKNOWN_FIELD"],
  ["a number for a text", { content: 7 }, "content", "WRONG_TYPE"],
  ["a text left blank", { content: "  " }, "content", "REQUIRED"],
  ["a text too long", { content: "长".repeat(5_001) }, "content", "TOO_LONG"],
  ["a text with a null character", { content: "a\u0000b" }, "content", "NOT_STORABLE"],
  ["a text cut in the middle of a character", { content: "\ud83d" }, "content", "NOT_STORABLE"],
  ["a time without its zone", { receivedAt: "2023-01-01T11:59:00" }, "receivedAt", "NOT_A_DATE"],
  ["a day that is none", { receivedAt: "2023-02-30T11:59:00+08:00" }, "receivedAt", "NOT_A_DATE"],
  [
    "part of the person missing",
    { complainant: { kind: "OWNER", name: "张三", phone: null } },
    "complainant.room",
    "REQUIRED",
  ],
  ["no history", { history: [] }, "history", "REQUIRED"],
  ["a history that is none", { history: "none" }, "history", "REQUIRED"],
  [
    "a step of unknown type",
    { history: [{ ...registered, type: "opened" }] },
    "history[0].type",
    "UNKNOWN_CODE",
  ],
  [
    "a step without a type",
    { history: [{ at: "2023-01-01T11:59:00+08:00", by: null }] },
    "history[0].type",
    "REQUIRED",
  ],
  [
    "a step with a field of another",
    { history: [{ ...registered, reason: "x" }] },
    "history[0].reason",
    "UNKNOWN_FIELD",
  ],
  [
    "a level beyond the ladder",
    {
      history: [
        {
          type: "escalated",
          at: "2023-01-01T11:59:00+08:00",
          by: null,
          level: 4,
          toRole: "SUPERVISOR",
          cause: "MANUAL",
        },
      ],
    },
    "history[0].level",
    "OUT_OF_RANGE",
  ],
])("%s is named by its field", (_, change, field, code) => {
  expect(faultsOf(change)).toEqual([[5, field, code]]);
});

test("faults in several parts of a line are named together, and the other parts are still there", () => {
  const parsed = parseLine(
    JSON.stringify({
      ...sample,
      mood: "ANGRY",
      history: [{ ...registered, channel: "FAX" }, ...(sample?.history.slice(1) ?? [])],
    }),
    9,
  );
  expect(parsed.faults.map(({ field }) => field)).toEqual(["mood", "history[0].channel"]);
  expect(parsed.head).toBeNull();
  expect(parsed.steps.map((step) => step?.type ?? null).slice(0, 3)).toEqual([
    null,
    "acknowledged",
    "triaged",
  ]);
});
