import { describe, expect, it } from "vitest";
import { type DraftStore, dropDraft, keyFor, mergeDraft, readDraft, writeDraft } from "./drafts.ts";

function memory(): DraftStore {
  const kept = new Map<string, string>();
  return {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  };
}

describe("a draft", () => {
  it("comes back after a crash and is gone after success", () => {
    const store = memory();
    writeDraft(store, "x", { values: { text: "漏水" } });
    expect(readDraft(store, "x")).toEqual({ values: { text: "漏水" } });
    dropDraft(store, "x");
    expect(readDraft(store, "x")).toBeUndefined();
  });

  it.each(["{", "7", "null", '{"values":null}'])("that reads %s is no draft", (text) => {
    const store = memory();
    store.setItem("heyi.draft.x", text);
    expect(readDraft(store, "x")).toBeUndefined();
  });

  it("fills only fields the form has", () => {
    expect(mergeDraft({ text: "", how: "PHONE" }, { values: { text: "a", old: 1 } })).toEqual({
      text: "a",
      how: "PHONE",
    });
  });
});

describe("INT-4 the idempotency key", () => {
  it("stays with the same input, also after a crash, and changes with it", () => {
    const draft = { values: {}, sent: { input: "A", key: "k1" } };
    expect(keyFor(draft, "A", () => "k2")).toBe("k1");
    expect(keyFor(draft, "B", () => "k2")).toBe("k2");
    expect(keyFor(undefined, "A", () => "k3")).toBe("k3");
  });
});
