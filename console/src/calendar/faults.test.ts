import { describe, expect, it } from "vitest";
import { BLANK, type Draft, sentOf } from "./draft.ts";
import { faultsOf, unsoundRows } from "./faults.ts";

const spring = { name: "春节", from: "2027-02-05", to: "2027-02-07" };
const again = { name: "春节", from: "2027-02-06", to: "2027-02-08" };
const monday = { name: "春节", from: "2027-02-15", to: "2027-02-15" };
const draft: Draft = { year: 2027, source: "", holidays: [spring, BLANK, again], makeUpDays: [monday] };
const sent = sentOf(draft);
const issue = (path: string, code: "TAKEN" | "OUT_OF_RANGE" | "REQUIRED") => ({ path, code, message: code });

describe("what the server refuses", () => {
  it("stands at the row its days came from, days alike together", () => {
    const { rows } = faultsOf([issue("holidays.3.date", "TAKEN"), issue("holidays.4.date", "TAKEN")], sent);
    expect([...rows.keys()]).toEqual([again]);
    expect(rows.get(again)).toEqual([
      { of: "days", why: "twice", message: "TAKEN", dates: ["2027-02-06", "2027-02-07"] },
    ]);
  });

  it("tells a make-up day on a working day from one of another year", () => {
    const { rows } = faultsOf([issue("makeUpDays.0.date", "OUT_OF_RANGE")], sent);
    expect(rows.get(monday)?.map(({ why }) => why)).toEqual(["notAWeekend"]);
    const elsewhere = faultsOf(
      [issue("makeUpDays.0.date", "OUT_OF_RANGE")],
      sentOf({ ...draft, year: 2026 }),
    );
    expect(elsewhere.rows.get(monday)?.map(({ why }) => why)).toEqual(["notInTheYear"]);
  });

  it("says of a name once what it says of each of its days", () => {
    const refused = [0, 1, 2].map((at) => issue(`holidays.${at}.name`, "REQUIRED"));
    expect(faultsOf(refused, sent).rows.get(spring)).toMatchObject([{ of: "name", message: "REQUIRED" }]);
  });

  it("is a matter of the field where it is no row's", () => {
    const { fields } = faultsOf([issue("source", "REQUIRED"), issue("holidays", "REQUIRED")], sent);
    expect([...fields.keys()]).toEqual(["source", "holidays"]);
  });
});

describe("a row that stands for no days", () => {
  it.each([
    ["2027-02-30", "2027-03-02", "notADay"],
    ["2027-02-05", "", "notADay"],
    ["2027-02-05", "2027-02-04", "wrongWayRound"],
    ["2027-02-05", "2072-02-11", "tooLong"],
  ])("from %j to %j is %s and is not sent", (from, to, why) => {
    const row = { name: "春节", from, to };
    const faulty = { ...draft, holidays: [row] };
    expect(
      unsoundRows(faulty)
        .get(row)
        ?.map((fault) => fault.why),
    ).toEqual([why]);
    expect(sentOf(faulty).holidays).toEqual([]);
  });

  it("is passed over where nothing stands in it", () => {
    expect(unsoundRows(draft).size).toBe(0);
    expect(sent.holidays).toHaveLength(6);
  });
});
