import { describe, expect, it } from "vitest";
import { emptyIntake, intakeField, toRegisterInput } from "./intake-values.ts";

const filled = {
  ...emptyIntake("p", "HOTLINE"),
  room: " 18栋1单元902 ",
  phone: "199-0000-0728",
  name: "张女士",
  content: " 漏水三次 ",
};

describe("toRegisterInput", () => {
  it("says nothing where nothing was typed", () => {
    expect(toRegisterInput(filled, "key-00000001")).toMatchObject({
      projectId: "p",
      content: "漏水三次",
      complainant: { kind: "OWNER", name: "张女士", phone: "199-0000-0728", room: "18栋1单元902" },
      demand: null,
      category: null,
      repeatOfId: null,
      responded: false,
    });
  });

  it("INT-5 sends no name and no phone of an anonymous complainant", () => {
    expect(toRegisterInput({ ...filled, anonymous: true }, "key-00000001").complainant).toEqual({
      kind: "ANONYMOUS",
      name: null,
      phone: null,
      room: "18栋1单元902",
    });
  });
});

describe("intakeField", () => {
  it.each([
    ["input.complainant.phone", "phone"],
    ["complainant.room", "room"],
    ["content", "content"],
    ["input.repeatOfId", "repeatOf"],
    ["idempotencyKey", undefined],
  ])("%s", (path, field) => {
    expect(intakeField(path)).toBe(field);
  });
});
