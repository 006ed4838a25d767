import { describe, expect, it } from "vitest";

import { queryTerms, searchTerms } from "./search-terms.ts";

describe("the terms under which words are found", () => {
  it.each([
    ["电梯坏", ["坏", "梯", "梯坏", "电", "电梯"]],
    ["电,梯", ["梯", "电"]],
    ["停停停", ["停", "停停"]],
    ["A座 wifi 5G x", ["5g", "wifi", "座"]],
    ["WIFI", ["wifi"]],
    ["𠮷野", ["野", "𠮷", "𠮷野"]],
    ["", []],
    [" \n!?。", []],
  ])("%j gives %j", (text, terms) => {
    expect(searchTerms(text).toSorted()).toEqual(terms);
  });

  it("no term stands twice", () => {
    const terms = searchTerms("电梯电梯电梯");
    expect(new Set(terms).size).toBe(terms.length);
  });
});

describe("the terms asked for by a query", () => {
  it.each([
    ["电梯", ["电梯"]],
    ["电", ["电"]],
    ["电梯 坏", ["电梯"]],
    ["wifi 坏", ["wifi"]],
    ["!", []],
  ])("%j asks for %j", (query, terms) => {
    expect(queryTerms(query)).toEqual(terms);
  });

  it.each([
    ["电梯", "三栋电梯又停了"],
    ["wifi", "大堂 WiFi 断了"],
    ["停", "停水"],
  ])("what %j asks for is among the terms of %j", (query, text) => {
    expect(searchTerms(text)).toEqual(expect.arrayContaining(queryTerms(query)));
  });
});
