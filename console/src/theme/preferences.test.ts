import { describe, expect, it } from "vitest";
import { parsePreferences } from "./preferences.ts";

describe("parsePreferences", () => {
  it("keeps what it knows", () => {
    expect(
      parsePreferences(
        '{"theme":"dark","density":"compact","sound":true,"desktop":false,"projects":["GXC"]}',
      ),
    ).toEqual({ theme: "dark", density: "compact", sound: true, desktop: false, projects: ["GXC"] });
  });

  it.each([null, "", "{", "[]", "7", '{"theme":"pink","projects":"GXC","sound":"yes"}'])(
    "answers %j with the defaults",
    (text) => {
      expect(parsePreferences(text)).toEqual({
        theme: "system",
        density: "normal",
        sound: false,
        desktop: false,
        projects: [],
      });
    },
  );
});
