import { GraphQLError } from "graphql";
import { expect, test } from "vitest";
import { createLog } from "../kernel/log.ts";
import { maskError } from "./mask.ts";

function phoneTaken(): Error {
  return Object.assign(new Error("duplicate key (phone)=(13800000000)\nselect * from person"), {
    code: "23505",
  });
}

test("an unexpected error is known by its number on both sides; the log says where, and neither says what or whose", () => {
  const lines: string[] = [];
  const log = createLog("debug", { write: (line) => void lines.push(line) });
  const masked = maskError(new GraphQLError("x", { originalError: phoneTaken() }), "en", log);

  expect(masked.extensions).toEqual({ code: "UNEXPECTED", incident: expect.any(String) as unknown });
  const [entry] = lines.map(
    (line) => JSON.parse(line) as { incident: string; places: string[]; code: string },
  );
  expect(entry).toMatchObject({ incident: masked.extensions["incident"], code: "23505" });
  expect(entry?.places[0]).toMatch(/^phoneTaken mask\.test\.ts:\d+$/);
  expect(lines).toHaveLength(1);
  expect(JSON.stringify(masked) + lines.join("")).not.toMatch(
    /13800000000|duplicate|select|file:|\/src\/|\bat /,
  );
});

test("a place with no function's name, one in a library and one that waits are told alike", () => {
  const lines: string[] = [];
  const log = createLog("debug", { write: (line) => void lines.push(line) });
  const error = new Error("x");
  error.stack = [
    "Error: x 13800000000",
    "    at file:///home/somebody/heyi/api/src/a.ts:1:2",
    "    at async Pool.query (/home/somebody/node_modules/pg/pool.js:3:4)",
    "    at Object.run [as callback] (C:\\\\heyi\\\\b.ts:5:6)",
    "    at new Promise (<anonymous>)",
  ].join("\n");
  maskError(new GraphQLError("x", { originalError: error }), "zh", log);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    places: ["a.ts:1", "Pool.query pool.js:3", "Object.run b.ts:5"],
  });
});
