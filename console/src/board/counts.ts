import type { Figure } from "@heyi/schema/vocabulary/board.ts";
import type { CountsFragment } from "../../generated/graphql.ts";

const FIELDS = {
  OPEN: "open",
  UNASSIGNED: "unassigned",
  OVERDUE: "overdue",
  ESCALATED: "escalated",
  MAJOR: "major",
  VISITS_MISSED: "visitsMissed",
  SUSPENDED: "suspended",
} as const satisfies Record<Figure, keyof CountsFragment>;

export function countOf(counts: CountsFragment, figure: Figure): number {
  return counts[FIELDS[figure]];
}

/** Of these there should be none. */
export const TROUBLE: readonly Figure[] = ["OVERDUE", "VISITS_MISSED"];
