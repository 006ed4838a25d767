import { describe, expect, it } from "vitest";
import type { Item } from "./documents.ts";
import { changed, groupsOf, toState } from "./work-state.ts";

const item = (complaint: string, kind: Item["kind"], dueAt: string | null, since: string | null = null) =>
  ({ id: `${complaint} ${kind}`, kind, dueAt, since, complaint: { id: complaint } }) as Item;
const shown = (state: ReturnType<typeof toState>) =>
  groupsOf(state).map(({ kind, items }) => [kind, ...items.map(({ complaint }) => complaint.id)]);

describe("what waits", () => {
  const state = toState([
    item("a", "HANDLE", "2026-03-02T10:00:00Z"),
    item("b", "HANDLE", "2026-03-02T09:00:00Z"),
    item("a", "ESCALATION", null, "2026-03-01T00:00:00Z"),
  ]);

  it("stands in groups, the loudest first, what runs out first on top of each", () => {
    expect(shown(state)).toEqual([
      ["ESCALATION", "a"],
      ["HANDLE", "b", "a"],
    ]);
  });

  it("is all that a complaint asks now, in place of what it asked before", () => {
    const next = changed(state, [{ complaintId: "a", items: [item("a", "VISIT", "2026-03-05T10:00:00Z")] }]);
    expect(shown(next)).toEqual([
      ["HANDLE", "b"],
      ["VISIT", "a"],
    ]);
  });

  it("is gone when the complaint asks nothing any more; of another nothing changes", () => {
    expect(shown(changed(state, [{ complaintId: "a", items: [] }]))).toEqual([["HANDLE", "b"]]);
    expect(shown(changed(state, [{ complaintId: "c", items: [] }]))).toEqual(shown(state));
  });
});
