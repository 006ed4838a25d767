import { describe, expect, it } from "vitest";

import { maskedName, maskedPhone, normalPhone, phoneDigits } from "./phone.ts";

describe("INT-2 what is a phone", () => {
  it.each([
    ["13800001111", "138-0000-1111"],
    ["138 0000 1111", "138-0000-1111"],
    ["+86 138-0000-1111", "138-0000-1111"],
    ["008613800001111", "138-0000-1111"],
    ["(0755)2688-1234", "075526881234"],
    ["400-800-1234", "4008001234"],
    ["26881234", "26881234"],
    ["12345", "12345"],
  ])("INT-2 %j is %j", (text, phone) => {
    expect(normalPhone(text)).toBe(phone);
  });

  it.each([
    "",
    "1234",
    "12800001111",
    "1380000111",
    "138000011112",
    "没有电话",
    "13800001111转3",
    "138/0000/1111",
    "123456789",
  ])("INT-2 %j is none", (text) => {
    expect(normalPhone(text)).toBeNull();
  });

  it("INT-2 a phone made normal stays as it is", () => {
    expect(normalPhone(normalPhone("13800001111") ?? "")).toBe("138-0000-1111");
  });
});

describe("AUD-2 masks", () => {
  it.each([
    ["138-0000-1111", "138****1111"],
    ["075526881234", "075*****1234"],
    ["26881234", "268*1234"],
    ["2688123", "*******"],
    ["12345", "*****"],
    ["", ""],
  ])("AUD-2 of %j the first three and the last four remain, of a short one nothing: %j", (phone, masked) => {
    expect(maskedPhone(phone)).toBe(masked);
    expect(phoneDigits(masked).length).toBeLessThanOrEqual(7);
  });

  it.each([
    ["张伟", "张某"],
    ["欧阳明", "欧某"],
    ["𠮷田", "𠮷某"],
    ["John", "J某"],
    ["", "某"],
  ])("AUD-2 of the name %j the first character remains: %j", (name, masked) => {
    expect(maskedName(name)).toBe(masked);
  });
});
