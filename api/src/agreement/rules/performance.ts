import type { ObligationState } from "@heyi/schema/vocabulary/agreement.ts";

/** Obligations of one state: how many, and how much money the reader may see of it. */
export type Tally = {
  readonly state: ObligationState;
  readonly many: number;
  readonly manyWithMoney: number;
  readonly fen: number;
};

export type Rate = {
  readonly numerator: number;
  readonly denominator: number;
  /** Not due yet. */
  readonly notDue: number;
  /** Let off by whom it was owed to. */
  readonly waived: number;
};
export type Performance = {
  readonly states: readonly Pick<Tally, "state" | "many">[];
  readonly count: Rate;
  /** In fen. Null: of no money has the reader any knowledge. */
  readonly amount: Rate | null;
};

/** Its day has come, or it was kept before. */
const FALLEN_DUE: readonly ObligationState[] = ["FULFILLED", "OVERDUE", "BREACHED"];

/** REP-4, REP-4a: kept of what has fallen due; what is not due yet and what was waived is left out, and said. */
export function performanceOf(tallies: readonly Tally[]): Performance {
  const rate = (of: (tally: Tally) => number): Rate => {
    const sum = (...states: readonly ObligationState[]) =>
      tallies.filter(({ state }) => states.includes(state)).reduce((total, tally) => total + of(tally), 0);
    return {
      numerator: sum("FULFILLED"),
      denominator: sum(...FALLEN_DUE),
      notDue: sum("PENDING", "DUE_SOON"),
      waived: sum("WAIVED"),
    };
  };
  const knowsMoney = tallies.some(({ manyWithMoney }) => manyWithMoney > 0);
  return {
    states: tallies.map(({ state, many }) => ({ state, many })),
    count: rate(({ many }) => many),
    amount: knowsMoney ? rate(({ fen }) => fen) : null,
  };
}
