import { expect, test } from "vitest";

import { performanceOf, type Tally } from "./performance.ts";

const tally = (state: Tally["state"], many: number, fen = 0): Tally => ({
  state,
  many,
  fen,
  manyWithMoney: fen > 0 ? many : 0,
});

test("REP-4a the rate is what was kept of what has fallen due, and says what it leaves out", () => {
  const tallies = [
    tally("PENDING", 4, 400),
    tally("DUE_SOON", 1, 100),
    tally("OVERDUE", 2, 50),
    tally("FULFILLED", 5, 700),
    tally("WAIVED", 3, 30),
    tally("BREACHED", 1, 250),
  ];
  expect(performanceOf(tallies)).toMatchObject({
    count: { numerator: 5, denominator: 8, notDue: 5, waived: 3 },
    amount: { numerator: 700, denominator: 1_000, notDue: 500, waived: 30 },
  });
});

test("MED-5 who knows of no money is told no rate of it, and nothing owed is no fault", () => {
  expect(performanceOf([tally("OVERDUE", 2)]).amount).toBeNull();
  expect(performanceOf([])).toEqual({
    states: [],
    count: { numerator: 0, denominator: 0, notDue: 0, waived: 0 },
    amount: null,
  });
});
