import { expect, test } from "vitest";
import { knownVersion, rememberOwn } from "./own-versions.ts";

test("HND-2 what one has done oneself is known before the page shows it, and while a form stands open", () => {
  expect(knownVersion({ id: "a", version: 3 })).toBe(3);
  rememberOwn({ id: "a", version: 4 }, 3);
  rememberOwn({ id: "a", version: 6 }, 4);
  expect(knownVersion({ id: "a", version: 3 })).toBe(6);
  expect(knownVersion({ id: "a", version: 6 })).toBe(6);
  expect(knownVersion({ id: "b", version: 3 })).toBe(3);
});

test("HND-2 what another did in between is not taken for one's own", () => {
  rememberOwn({ id: "c", version: 9 }, 8);
  expect(knownVersion({ id: "c", version: 7 })).toBe(7);
});

test("an answer that is no complaint is nothing to remember, nor one that moved nothing", () => {
  rememberOwn({ id: "d" }, 1);
  rememberOwn({ id: "d", version: "9" }, 1);
  rememberOwn({ id: "d", version: 1 }, 1);
  expect(knownVersion({ id: "d", version: 1 })).toBe(1);
});
