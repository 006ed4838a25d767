import { expect, test } from "vitest";
import { addressOfCode, placeOf, spelled } from "./address.ts";

test.each([
  ["/r", "", { kind: "door" }],
  ["/r/", "#", { kind: "door" }],
  ["/r", "#ab2c-d3ef gh", { kind: "tracked", code: "AB2CD3EFGH" }],
  ["/r/party", "#ab2c-d3ef", { kind: "party", code: "AB2CD3EF" }],
  ["/r/verify", "", { kind: "verify", hash: "" }],
  ["/r/verify/", "#AB12", { kind: "verify", hash: "ab12" }],
  ["/r/new/WAN", "", { kind: "report", projectCode: "WAN" }],
  ["/r/new/%E6%B9%BE/", "", { kind: "report", projectCode: "湾" }],
])("%s%s is the place %o", (pathname, hash, place) => {
  expect(placeOf({ pathname, hash })).toEqual(place);
});

test("INT-3: a code is read out in fours, and its address leads back to it without being part of any path", () => {
  expect(spelled("AB2CD3EFGHJK")).toBe("AB2C-D3EF-GHJK");
  const address = new URL(addressOfCode("AB2CD3EFGHJK"), "https://example.org");
  expect(address.pathname).toBe("/r");
  expect(placeOf(address)).toEqual({ kind: "tracked", code: "AB2CD3EFGHJK" });
});
