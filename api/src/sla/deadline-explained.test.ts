import { describe, expect, it } from "vitest";
import { deadline } from "./deadline.ts";
import { at, ctx, days, minutes, pause, paused } from "./deadline.fixture.ts";

describe("SLA-6 the explanation", () => {
  it("SLA-6 lists every day with its ground, the pauses and the policy version, as plain JSON", () => {
    const context = { ...paused(pause("02-24 12:00", "02-25 10:30")), policyVersion: "3" };
    const { explanation } = deadline(days(2), at("02-13 17:00"), context);
    const rest = ["15", "16", "17", "18", "19", "20", "21", "22", "23"];
    expect(explanation).toEqual({
      span: { kind: "WORKING_DAYS", days: 2 },
      from: "2026-02-13T09:00:00.000Z",
      days: [
        { date: "2026-02-13", ground: "RECEIPT_DAY", name: null, counted: false },
        { date: "2026-02-14", ground: "MAKE_UP_DAY", name: "春节", counted: true },
        ...rest.map((day) => ({ date: `2026-02-${day}`, ground: "HOLIDAY", name: "春节", counted: false })),
        { date: "2026-02-24", ground: "SUSPENDED", name: null, counted: false },
        { date: "2026-02-25", ground: "WORKING_DAY", name: null, counted: true },
      ],
      pauses: [
        {
          from: "2026-02-24T04:00:00.000Z",
          to: "2026-02-25T02:30:00.000Z",
          minutes: 1350,
          reason: "WAITING_SEASON",
        },
      ],
      policyVersion: "3",
      provisional: false,
    });
    expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation);
  });

  it("SLA-6 of a pause only the part within the running time is counted, and those outside are left out", () => {
    const { explanation } = deadline(
      minutes(60),
      at("03-02 10:00"),
      paused(
        pause("03-02 08:00", "03-02 10:20"),
        pause("03-01 08:00", "03-02 10:00"),
        pause("03-02 11:20", "03-02 12:00"),
      ),
    );
    expect(explanation.pauses.map(({ minutes }) => minutes)).toEqual([20]);
  });

  it("SLA-6 a holiday that is the day of receipt keeps its name, and a weekend is told from it", () => {
    const { explanation } = deadline(days(1), at("06-19 10:00"), ctx);
    expect(explanation.days.map(({ ground, name }) => [ground, name])).toEqual([
      ["RECEIPT_DAY", "端午节"],
      ["HOLIDAY", "端午节"],
      ["HOLIDAY", "端午节"],
      ["WORKING_DAY", null],
    ]);
    expect(deadline(days(1), at("03-06 10:00"), ctx).explanation.days.map(({ ground }) => ground)).toEqual([
      "RECEIPT_DAY",
      "WEEKEND",
      "WEEKEND",
      "WORKING_DAY",
    ]);
  });

  it("SLA-6 a weekend within a suspension is a weekend, only working days are suspended", () => {
    const { explanation } = deadline(days(1), at("03-05 10:00"), paused(pause("03-06 12:00", "03-09 12:00")));
    expect(explanation.days.map(({ ground }) => ground)).toEqual([
      "RECEIPT_DAY",
      "SUSPENDED",
      "WEEKEND",
      "WEEKEND",
      "WORKING_DAY",
    ]);
  });
});
