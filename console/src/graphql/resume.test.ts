import { describe, expect, it } from "vitest";
import { cursorOf, resumable } from "./resume.ts";

describe("LIV-1 resumable", () => {
  it("asks from the cursor last seen when the payload is written out again", () => {
    const reader = resumable({ query: "subscription", variables: { after: "c1", id: "x" } });
    reader.note({ data: { queueChanged: { cursor: "c7" } } });
    expect(JSON.parse(JSON.stringify(reader.payload))).toEqual({
      query: "subscription",
      variables: { after: "c7", id: "x" },
    });
  });

  it("keeps the cursor when a message has none", () => {
    const reader = resumable({ query: "subscription", variables: { after: "c1" } });
    reader.note({ data: { queueChanged: { reason: "CURSOR_TOO_OLD" } } });
    reader.note({ errors: [] });
    reader.note(undefined);
    expect(reader.payload.variables).toEqual({ after: "c1" });
  });

  it("leaves a subscription without `after` alone and the caller's variables untouched", () => {
    const variables = { id: "x" };
    const reader = resumable({ query: "subscription", variables });
    reader.note({ data: { complaintChanged: { cursor: "c2" } } });
    expect(reader.payload.variables).toEqual({ id: "x" });
  });

  it("finds no cursor where there is none", () => {
    expect(cursorOf({ data: { other: { cursor: 4 } } })).toBeUndefined();
  });
});
