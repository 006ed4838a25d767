import { describe, expect, it } from "vitest";
import {
  blankParty,
  caseInput,
  faultsOf,
  hasNoAmount,
  withoutField,
  type PartyDraft,
} from "./party-draft.ts";

const claim = (text: string, amount = "") => ({ text, amount });
const A: PartyDraft = { ...blankParty("A"), name: "邹家乐", claims: [claim(""), claim("修复吊顶", "9,600")] };
const B: PartyDraft = {
  ...blankParty("B"),
  type: "LEGAL",
  name: "鲜粥坊",
  sex: "F",
  companyCode: "92441900000XZ012XX",
  claims: [claim("分担一半"), claim("", "100")],
};

describe("a case while it is written down", () => {
  const sent = caseInput({ kind: "LEAK", matter: "漏水", parties: [A, B] });

  it("sends each party with the particulars of its kind", () => {
    expect(sent.parties[0]).toMatchObject({ letter: "A", sex: null, guardian: null });
    expect(sent.parties[1]).toMatchObject({ letter: "B", companyCode: "92441900000XZ012XX" });
    expect(sent.parties[1]).not.toHaveProperty("sex");
  });

  it("sends the claims there are, also one that has a sum and no words yet", () => {
    expect(sent.claims).toEqual([
      { by: "A", text: "修复吊顶", amountFen: 960_000 },
      { by: "B", text: "分担一半", amountFen: null },
      { by: "B", text: "", amountFen: 10_000 },
    ]);
  });

  it("tells what is wrong under the field that it was typed in", () => {
    const issues = [
      { path: "matter", message: "必填" },
      { path: "parties", message: "太少" },
      { path: "parties.1.name", message: "太长" },
      { path: "claims.0.text", message: "太长" },
      { path: "claims.2.text", message: "必填" },
    ];
    expect([...faultsOf([A, B], 0, issues)]).toEqual([["claims.1.text", "太长"]]);
    expect([...faultsOf([A, B], 1, issues)]).toEqual([
      ["name", "太长"],
      ["claims.1.text", "必填"],
    ]);
    expect(withoutField(issues)).toEqual(["太少"]);
  });

  it("notices a sum that is no number before it is lost", () => {
    const odd = { ...B, claims: [claim("赔偿", "九千")] };
    expect(hasNoAmount({ kind: "LEAK", matter: "", parties: [A, B] })).toBe(false);
    expect(hasNoAmount({ kind: "LEAK", matter: "", parties: [A, odd] })).toBe(true);
  });
});
