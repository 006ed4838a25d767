import { describe, expect, test } from "vitest";
import { given, nextRow, roomsIn } from "./buildings.ts";

const ROW = { from: 1, to: 3, units: 2, floors: 18, roomsPerFloor: 4 };

describe("ORG-2 the rooms of a new project", () => {
  test("are counted while they are entered", () => {
    expect(roomsIn([ROW, { from: 4, to: 4, units: 1, floors: 6, roomsPerFloor: 2 }])).toBe(432 + 12);
  });
  test("are not counted while a row is not whole, or runs backwards", () => {
    expect(roomsIn([ROW, { ...ROW, floors: null }])).toBeNull();
    expect(roomsIn([{ ...ROW, from: 4 }])).toBeNull();
  });
  test("the next row begins after the last building and is built like it", () => {
    expect(nextRow([ROW])).toEqual({ from: 4, to: 4, units: 2, floors: 18, roomsPerFloor: 4 });
    expect(nextRow([])).toMatchObject({ from: 1, to: 1 });
  });
  test("an empty field is sent as nought, which is refused at that field", () => {
    expect(given([{ ...ROW, units: null }])).toEqual([{ ...ROW, units: 0 }]);
  });
});
