import { describe, expect, it } from "vitest";
import { mendingPlace } from "./mending.ts";

describe("what was found is mended", () => {
  it.each(["facts", "responsibilities.A", "terms.0.dueDate", "terms.1.instalments.0.dueDate", "copies"])(
    "in the draft: %s",
    (path) => expect(mendingPlace(path)).toEqual({ at: "DRAFT", path }),
  );

  it.each(["parties.B.name", "notice.B", "consent.B", "electronic.B"])("on the party's card: %s", (path) =>
    expect(mendingPlace(path)).toEqual({ at: "CARD", id: "party-B" }),
  );

  it("with the mediator: the organisation", () =>
    expect(mendingPlace("organisation")).toEqual({ at: "CARD", id: "mediator" }));
});
