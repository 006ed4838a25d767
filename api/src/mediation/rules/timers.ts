import type { CaseTimerKind } from "@heyi/schema/vocabulary/agreement.ts";

import type { CaseFile } from "./case.ts";

export type CaseTimer = { readonly kind: CaseTimerKind; readonly subject: string; readonly fireAt: string };

/** SLA-3, MED-6: warned of so many days before. */
export const WARN_DAYS = 7;
const DAY_MS = 86_400_000;

export const OUTCOME_TIMERS = [
  "OUTCOME_DUE_SOON",
  "OUTCOME_OVERDUE",
] as const satisfies readonly CaseTimerKind[];

/** MED-6: of a case under way. */
export function outcomeTimers({
  state,
  outcomeDueAt,
}: Pick<CaseFile, "state" | "outcomeDueAt">): readonly CaseTimer[] {
  if (outcomeDueAt === null || (state !== "CONSENTED" && state !== "IN_SESSION")) return [];
  const soon = new Date(Date.parse(outcomeDueAt) - WARN_DAYS * DAY_MS).toISOString();
  return [
    { kind: "OUTCOME_DUE_SOON", subject: "", fireAt: soon },
    { kind: "OUTCOME_OVERDUE", subject: "", fireAt: outcomeDueAt },
  ];
}
