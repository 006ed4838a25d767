import { expect, it } from "vitest";
import { closeOf } from "./service-hours.ts";

it.each([
  [[["08:30", "18:00"]], "2026-02-24T10:00:00.000Z"],
  [
    [
      ["08:30", "12:00"],
      ["14:00", "18:00"],
    ],
    "2026-02-24T10:00:00.000Z",
  ],
  [[["08:00", "20:00"]], "2026-02-24T12:00:00.000Z"],
  [[["00:00", "24:00"]], "2026-02-24T16:00:00.000Z"],
] as const)("SLA-2 service %j closes at the end of its last interval", (hours, close) => {
  expect(closeOf("2026-02-24", hours).toISOString()).toBe(close);
});

it("SLA-2 a project without service hours has no close", () => {
  expect(() => closeOf("2026-02-24", [])).toThrow(RangeError);
});
