import { describe, expect, it } from "vitest";
import { parseDemo } from "./demo.ts";

describe("parseDemo", () => {
  it("takes people with the roles it knows", () => {
    expect(
      parseDemo({
        demo: true,
        password: "p",
        people: [
          { username: "u", name: "王敏", title: "调度员", roles: ["DISPATCHER", "EMPEROR"] },
          { username: 4 },
        ],
      }),
    ).toEqual({
      password: "p",
      people: [{ username: "u", name: "王敏", title: "调度员", roles: ["DISPATCHER"] }],
    });
  });

  it.each([undefined, null, "x", {}, { demo: false, password: "p" }, { demo: true }])(
    "%j is no demo",
    (value) => {
      expect(parseDemo(value)).toBeUndefined();
    },
  );
});
