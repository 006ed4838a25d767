import { describe, expect, it } from "vitest";
import type { Row } from "./queue-documents.ts";
import {
  type Change,
  type Message,
  applyMessage,
  fromPage,
  settle,
  sweep,
  withFurtherPage,
} from "./queue-state.ts";

const COUNTERS = { open: 3, unassigned: 1, mine: 2, dueSoon: 0, overdue: 0, escalated: 0 };

function row(id: string, minute: number, version = 1): Row {
  return {
    id,
    number: `GXC-202602-${id}`,
    version,
    state: "REGISTERED",
    project: { id: "p", code: "GXC", name: "G小城" },
    room: null,
    excerpt: id,
    category: null,
    priority: null,
    severity: "NORMAL",
    channel: "HOTLINE",
    levelSkipping: false,
    level: 0,
    receivedAt: `2026-02-24T04:${String(minute).padStart(2, "0")}:00Z`,
    due: {
      kind: "RESPOND",
      at: `2026-02-24T05:${String(minute).padStart(2, "0")}:00Z`,
      urge: "IN_TIME",
      provisional: false,
    },
    owner: null,
    handler: null,
    department: null,
    accepted: false,
    suspendReason: null,
    repeat: false,
    anonymous: false,
  };
}

const page = (rows: Row[], endCursor?: string) =>
  fromPage({ rows, counters: COUNTERS, cursor: "c0", total: rows.length, endCursor });
const change = (kind: Change["kind"], id: string, entry?: Row): Change => ({
  kind,
  id,
  entry,
  event: kind === "ADDED" ? "REGISTERED" : "ASSIGNED",
  at: "2026-02-24T04:30:00Z",
  by: "王敏",
});
const message = (...changes: Change[]): Message => ({
  cursor: "c1",
  changes,
  counters: { open: 4, unassigned: 2, dueSoon: 1, overdue: 0, escalated: 0 },
  mine: undefined,
});

describe("LIV-2 a message", () => {
  it("changes rows and counters in one step and keeps the own count when it did not change", () => {
    const state = applyMessage(
      page([row("a", 1)]),
      message(change("CHANGED", "a", row("a", 9, 2))),
      "due",
      5,
    );
    expect(state.rows.get("a")?.version).toBe(2);
    expect(state.counters).toEqual({ open: 4, unassigned: 2, mine: 2, dueSoon: 1, overdue: 0, escalated: 0 });
    expect(state.changed.get("a")).toBe(5);
    expect(state.cursor).toBe("c1");
  });

  it("never replaces a row by an older version", () => {
    const state = applyMessage(
      page([row("a", 1, 5)]),
      message(change("CHANGED", "a", row("a", 9, 4))),
      "due",
      5,
    );
    expect(state.rows.get("a")?.version).toBe(5);
    expect(state.changed.size).toBe(0);
  });

  it("lets a changed row keep its place", () => {
    const before = page([row("a", 1), row("b", 2), row("c", 3)]);
    const state = applyMessage(before, message(change("CHANGED", "a", row("a", 50, 2))), "due", 5);
    expect(state.order).toEqual(["a", "b", "c"]);
    expect(settle(state, "due").order).toEqual(["b", "c", "a"]);
  });

  it("announces new rows without moving the others", () => {
    const state = applyMessage(page([row("b", 2)]), message(change("ADDED", "a", row("a", 1))), "due", 5);
    expect(state.order).toEqual(["b"]);
    expect([...state.waiting]).toEqual(["a"]);
    expect(state.total).toBe(2);
    expect(settle(state, "due")).toMatchObject({ order: ["a", "b"], waiting: new Set() });
  });

  it("delivered twice counts once", () => {
    const added = message(change("ADDED", "a", row("a", 1)));
    const once = applyMessage(page([row("b", 2)]), added, "due", 5);
    expect(applyMessage(once, added, "due", 6).total).toBe(once.total);
    const removed = message(change("REMOVED", "b", row("b", 2, 2)));
    const less = applyMessage(once, removed, "due", 7);
    expect(applyMessage(less, removed, "due", 8).total).toBe(less.total);
  });

  it("leaves a new row to its page when it belongs below the last one loaded", () => {
    const state = applyMessage(
      page([row("a", 1)], "end"),
      message(change("ADDED", "z", row("z", 40))),
      "due",
      5,
    );
    expect(state.waiting.size).toBe(0);
    expect(state.total).toBe(2);
  });

  it("greys a removed row with its reason, and takes it away when nobody looks", () => {
    const gone = applyMessage(
      page([row("a", 1), row("b", 2)]),
      message(change("REMOVED", "a", row("a", 1, 2))),
      "due",
      100,
    );
    expect(gone.order).toEqual(["a", "b"]);
    expect(gone.leaving.get("a")).toMatchObject({ by: "王敏", event: "ASSIGNED" });
    expect(sweep(gone, (id) => id === "a", 200).order).toEqual(["a", "b"]);
    expect(sweep(gone, () => false, 50).order).toEqual(["a", "b"]);
    expect(sweep(gone, () => false, 200).order).toEqual(["b"]);
  });

  it("takes back a row that returns while it is still grey", () => {
    const gone = applyMessage(page([row("a", 1)]), message(change("REMOVED", "a", row("a", 1, 2))), "due", 1);
    const back = applyMessage(gone, message(change("ADDED", "a", row("a", 1, 3))), "due", 2);
    expect(back.leaving.size).toBe(0);
    expect(back.total).toBe(1);
  });
});

describe("a further page", () => {
  it("adds what is not shown yet and keeps newer rows", () => {
    const state = withFurtherPage(page([row("a", 1), row("b", 2, 7)], "end"), {
      rows: [row("b", 2, 6), row("c", 3)],
      counters: COUNTERS,
      cursor: "c9",
      total: 3,
      endCursor: undefined,
    });
    expect(state.order).toEqual(["a", "b", "c"]);
    expect(state.rows.get("b")?.version).toBe(7);
    expect(state.cursor).toBe("c0");
  });
});

describe("settle", () => {
  it("orders ended complaints by what came last", () => {
    expect(settle(page([row("a", 1), row("b", 2)]), "latest").order).toEqual(["b", "a"]);
  });

  it("takes a row whose deadline changed to its new place, and leaves a settled list as it is", () => {
    const start = page([row("a", 5), row("b", 10)]);
    const moved = applyMessage(start, message(change("CHANGED", "b", row("b", 1, 2))), "due", 1);
    expect(moved.order).toEqual(["a", "b"]);
    const settled = settle(moved, "due");
    expect(settled.order).toEqual(["b", "a"]);
    expect(settle(settled, "due")).toBe(settled);
  });

  it("keeps a grey row that is still looked at", () => {
    const gone = applyMessage(page([row("a", 1)]), message(change("REMOVED", "a")), "due", 1);
    expect(settle(gone, "due", new Set(["a"])).order).toEqual(["a"]);
    expect(settle(gone, "due").order).toEqual([]);
  });
});
