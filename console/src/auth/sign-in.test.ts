import { describe, expect, it } from "vitest";
import { signInOutcome } from "./sign-in.ts";

const NOW = Date.parse("2026-02-24T04:00:00Z");

describe("signInOutcome", () => {
  it.each([
    [200, {}, { kind: "done" }],
    [401, {}, { kind: "wrong" }],
    [400, {}, { kind: "wrong" }],
    [429, { "retry-after": "90" }, { kind: "throttled", until: NOW + 90_000 }],
    [429, { "x-retry-after": "30" }, { kind: "throttled", until: NOW + 30_000 }],
    [429, { "retry-after": "Tue, 24 Feb 2026 04:05:00 GMT" }, { kind: "throttled", until: NOW + 300_000 }],
    [429, {}, { kind: "throttled", until: undefined }],
    [500, {}, { kind: "fault" }],
    [503, {}, { kind: "unreachable" }],
  ] as const)("status %i with %j", (status, headers, outcome) => {
    expect(signInOutcome(status, new Headers(headers), NOW)).toEqual(outcome);
  });
});
