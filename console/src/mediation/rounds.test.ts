import { describe, expect, it } from "vitest";
import { gapOf, voicesOf } from "./rounds.ts";

const claim = { round: 0, by: "A", amountFen: 960_000 };
const again = { round: 1, by: "A", amountFen: 800_000 };
const offer = { round: 2, by: "B", amountFen: 500_000 };
const proposal = { round: 3, by: "MEDIATOR", amountFen: 620_000 };

describe("rounds of money", () => {
  it("keep one line for each who spoke", () => {
    expect(voicesOf([claim, again, offer])).toEqual([
      { by: "A", said: [claim, again] },
      { by: "B", said: [offer] },
    ]);
  });

  it("are as far apart as the parties' last words, whatever the mediator proposes", () => {
    expect(gapOf([claim, again, offer, proposal])).toBe(300_000);
  });

  it("are measured against the mediator's proposal where one party alone named a sum", () => {
    expect(gapOf([claim, proposal])).toBe(340_000);
  });

  it("have no distance while one has spoken", () => {
    expect(gapOf([claim, again])).toBeNull();
  });
});
