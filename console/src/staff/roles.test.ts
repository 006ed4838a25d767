import { describe, expect, test } from "vitest";
import { chosenOf, heldOf, placeNames, roleFault } from "./roles.ts";

const PLACES = [
  { id: "p1", name: "万和湾", departments: [{ id: "d1", name: "工程" }] },
  { id: "p2", name: "香樟园", departments: [{ id: "d2", name: "保洁" }] },
];
const HELD = [
  { role: "DISPATCHER", projectId: "p1", departmentId: null },
  { role: "DISPATCHER", projectId: "p2", departmentId: null },
  { role: "HANDLER", projectId: "p2", departmentId: "d2" },
  { role: "ADMIN", projectId: null, departmentId: null },
] as const;

describe("ORG-3 roles are chosen with their places", () => {
  test("what is held is chosen, and sent as it was held", () => {
    expect(chosenOf(HELD)).toEqual({ DISPATCHER: ["p1", "p2"], HANDLER: ["d2"], ADMIN: [] });
    expect(heldOf(chosenOf(HELD), PLACES)).toEqual(HELD);
  });
  test("a role chosen without a place is sent all the same, and its fault is told at it", () => {
    const sent = heldOf({ AGENT: ["p1"], SUPERVISOR: [] }, PLACES);
    expect(sent[1]).toEqual({ role: "SUPERVISOR", projectId: null, departmentId: null });
    const issues = [{ path: "roles.1.projectId", message: "必填" }];
    expect(roleFault(issues, sent, "SUPERVISOR")).toBe("必填");
    expect(roleFault(issues, sent, "AGENT")).toBeUndefined();
    expect(roleFault([{ path: "roles", message: "必填" }], sent, "AGENT")).toBeUndefined();
  });
  test("places are named in the company's order, a handler's with the department", () => {
    expect(placeNames("AGENT", ["p2", "p1"], PLACES)).toEqual(["万和湾", "香樟园"]);
    expect(placeNames("HANDLER", ["d2"], PLACES)).toEqual(["香樟园 保洁"]);
  });
});
