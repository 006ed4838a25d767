import { expect, it } from "vitest";
import { linesOf, outsidersIn } from "./outsiders.ts";

it("reads one outsider to a line, whichever comma was typed", () => {
  expect(outsidersIn("何慧,甲方女儿\n\n 罗工 ，水电工程师\n某人")).toEqual([
    { name: "何慧", relation: "甲方女儿" },
    { name: "罗工", relation: "水电工程师" },
    { name: "某人", relation: "" },
  ]);
});

it("writes what it reads", () => {
  const known = [{ name: "何慧", relation: "甲方女儿" }];
  expect(outsidersIn(linesOf(known))).toEqual(known);
});
