import { describe, expect, test } from "vitest";
import { InvalidError } from "./errors.ts";
import { outageOf } from "./outage.ts";

const coded = (code: string) => Object.assign(new Error("said by the database"), { code });

describe("an outage is told", () => {
  test.each([
    ["25006", "READ_ONLY"],
    ["53100", "STORAGE_FULL"],
    ["53300", "UNAVAILABLE"],
    ["57P01", "UNAVAILABLE"],
    ["57P03", "UNAVAILABLE"],
    ["57014", "UNAVAILABLE"],
    ["55P03", "UNAVAILABLE"],
    ["08006", "UNAVAILABLE"],
    ["ECONNREFUSED", "UNAVAILABLE"],
    ["EAI_AGAIN", "UNAVAILABLE"],
    ["P1017", "UNAVAILABLE"],
  ])("by the code %s as %s", (code, outage) => {
    expect(outageOf(coded(code))).toBe(outage);
  });

  test("by the driver's words where it gives no code", () => {
    expect(outageOf(new Error("Connection terminated unexpectedly"))).toBe("UNAVAILABLE");
  });

  test("inside whatever it was wrapped in", () => {
    const wrapped = Object.assign(new Error("failed"), {
      code: "P2010",
      meta: { driverAdapterError: { cause: { kind: "postgres", originalCode: "25006" } } },
    });
    expect(outageOf(new Error("outer", { cause: wrapped }))).toBe("READ_ONLY");
    expect(outageOf(Object.assign(new Error("outer"), { originalError: coded("53100") }))).toBe(
      "STORAGE_FULL",
    );
  });
});

test("what is the request's or the program's fault is no outage", () => {
  const errors = [
    coded("23505"),
    coded("42601"),
    coded("22021"),
    new InvalidError([]),
    new TypeError("x"),
    "no",
    null,
  ];
  expect(errors.map(outageOf)).toEqual(errors.map(() => null));
});
