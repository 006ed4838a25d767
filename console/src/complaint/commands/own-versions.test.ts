import { expect, test } from "vitest";
import { knownVersion, rememberOwn } from "./own-versions.ts";

test("HND-2 what one has done oneself is known before the page shows it", () => {
  expect(knownVersion({ id: "a", version: 3 })).toBe(3);
  rememberOwn({ id: "a", version: 4 });
  expect(knownVersion({ id: "a", version: 3 })).toBe(4);
  expect(knownVersion({ id: "a", version: 6 })).toBe(6);
  expect(knownVersion({ id: "b", version: 1 })).toBe(1);
  rememberOwn({ id: "b" });
  rememberOwn({ id: "b", version: "9" });
  expect(knownVersion({ id: "b", version: 1 })).toBe(1);
});
