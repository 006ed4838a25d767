import { describe, expect, it } from "vitest";
import { deskPath, filtersSet, readAddress, toFilter, viewQuery, writeAddress } from "./desk-address.ts";

const FULL = {
  view: "DUE_SOON",
  projects: ["GXC", "HJ"],
  categories: ["FIRE", "HOME_SERVICE"],
  states: ["IN_MEDIATION"],
  priorities: ["P1", "P2"],
  channels: ["GOV_HOTLINE"],
  staffId: "U3RhZmY6MQ==",
  text: "漏水 18栋",
  complaint: "GXC-202302-0031",
} as const;
const PROJECTS = [
  { id: "p1", code: "GXC" },
  { id: "p2", code: "HJ" },
  { id: "p3", code: "WAN" },
];

describe("the desk's address", () => {
  it("comes back as it was written", () => {
    expect(readAddress(new URLSearchParams(writeAddress(FULL).toString()))).toEqual(FULL);
  });

  it("is short when nothing is chosen", () => {
    expect(deskPath({})).toBe("/desk");
    expect(deskPath({ view: "OPEN" })).toBe("/desk");
    expect(deskPath({ view: "OVERDUE", projects: ["GXC", "HJ"] })).toBe("/desk?view=overdue&project=GXC,HJ");
  });

  it("leaves out what it does not know", () => {
    expect(readAddress(new URLSearchParams("view=party&state=closed,asleep&priority="))).toMatchObject({
      view: "OPEN",
      states: ["CLOSED"],
      priorities: [],
    });
  });

  it("becomes a filter", () => {
    expect(toFilter(readAddress(writeAddress(FULL)), PROJECTS)).toEqual({
      view: "DUE_SOON",
      projectIds: ["p1", "p2"],
      categories: ["FIRE", "HOME_SERVICE"],
      states: ["IN_MEDIATION"],
      priorities: ["P1", "P2"],
      channels: ["GOV_HOTLINE"],
      staffId: "U3RhZmY6MQ==",
      text: "漏水 18栋",
    });
    expect(toFilter(readAddress(new URLSearchParams()), PROJECTS)).toEqual({ view: "OPEN" });
  });

  it("counts its filters and keeps views without the open complaint", () => {
    const address = readAddress(writeAddress(FULL));
    expect(filtersSet(address)).toBe(5);
    expect(viewQuery(address)).not.toContain("complaint");
  });
});
