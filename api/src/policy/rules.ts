import type { Category, Channel, Priority, Urgency } from "@heyi/schema/vocabulary/complaint.ts";
import { CATEGORIES, CHANNELS, PRIORITIES, URGENCIES } from "@heyi/schema/vocabulary/complaint.ts";

import { Check, LONGEST } from "../kernel/check.ts";
import { policySchema, type Policy, type Span } from "../sla/policy.ts";
import type { ServiceHours } from "../sla/service-hours.ts";

export type MatrixRow = {
  readonly urgency: Urgency;
  readonly community: Priority;
  readonly group: Priority;
  readonly household: Priority;
};

/** SLA-1: a time to resolve; for a channel, for a category, or, where both are null, for all others. */
export type ResolveTime = {
  readonly channel: Channel | null;
  readonly category: Category | null;
  readonly priority: Priority;
  readonly kind: Span["kind"];
  /** Minutes or days; null for the end of the day. */
  readonly amount: number | null;
};

type Tables = "priorityMatrix" | "resolve" | "resolveByCategory" | "resolveByChannel";

/** A policy with its tables as lists of rows. */
export type PolicyRows = Omit<Policy, Tables> & {
  readonly matrix: readonly MatrixRow[];
  readonly resolveTimes: readonly ResolveTime[];
};

export function toRows(policy: Policy): PolicyRows {
  const { priorityMatrix, resolve, resolveByCategory, resolveByChannel, ...numbers } = policy;
  const times = (
    spans: Readonly<Partial<Record<Priority, Span>>>,
    of: Partial<ResolveTime> = {},
  ): ResolveTime[] =>
    PRIORITIES.flatMap((priority) => {
      const span = spans[priority];
      return span === undefined
        ? []
        : [{ channel: null, category: null, ...of, priority, ...toAmount(span) }];
    });
  return {
    ...numbers,
    matrix: URGENCIES.map((urgency) => {
      const [community, group, household] = priorityMatrix[urgency];
      return { urgency, community, group, household };
    }),
    resolveTimes: [
      ...times(resolve),
      ...CATEGORIES.flatMap((category) => times(resolveByCategory[category] ?? {}, { category })),
      ...CHANNELS.flatMap((channel) => times(resolveByChannel[channel] ?? {}, { channel })),
    ],
  };
}

function toAmount(span: Span): Pick<ResolveTime, "kind" | "amount"> {
  const { kind } = span;
  return { kind, amount: "minutes" in span ? span.minutes : "days" in span ? span.days : null };
}

function toSpan({ kind, amount }: ResolveTime): unknown {
  if (kind === "END_OF_DAY") return { kind };
  return kind === "MINUTES" ? { kind, minutes: amount } : { kind, days: amount };
}

/** @throws InvalidError naming every row and number that is out of bounds */
export function toPolicy({ matrix, resolveTimes, ...numbers }: PolicyRows): Policy {
  const check = new Check();
  const byCategory: Record<string, Record<string, unknown>> = {};
  const byChannel: Record<string, Record<string, unknown>> = {};
  const resolve: Record<string, unknown> = {};
  resolveTimes.forEach((row, index) => {
    const path = `policy.resolveTimes.${index}`;
    if (row.channel !== null && row.category !== null) check.fault(`${path}.category`, "MUST_BE_ABSENT");
    const table =
      row.channel !== null
        ? (byChannel[row.channel] ??= {})
        : row.category !== null
          ? (byCategory[row.category] ??= {})
          : resolve;
    if (row.priority in table) check.fault(`${path}.priority`, "TAKEN");
    table[row.priority] = toSpan(row);
  });
  const parsed = policySchema.safeParse({
    ...numbers,
    priorityMatrix: Object.fromEntries(
      matrix.map(({ urgency, community, group, household }) => [urgency, [community, group, household]]),
    ),
    resolve,
    resolveByCategory: byCategory,
    resolveByChannel: byChannel,
  });
  for (const issue of parsed.error?.issues ?? [])
    check.fault(`policy.${issue.path.join(".")}`, "OUT_OF_RANGE", boundOf(issue));
  check.done();
  if (!parsed.success) throw parsed.error;
  return parsed.data;
}

/** The bound that was passed, as people write it. */
function boundOf(issue: {
  readonly code?: string;
  readonly maximum?: unknown;
  readonly minimum?: unknown;
}): string {
  if (issue.code === "too_big") return `≤ ${String(issue.maximum)}`;
  return issue.code === "too_small" ? `> ${String(issue.minimum)}` : "—";
}

const TIME = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;

/** One or two intervals of a day, one after the other. @throws InvalidError */
export function checkedHours(given: readonly (readonly [string, string])[]): ServiceHours {
  const check = new Check();
  if (given.length === 0) check.fault("serviceHours", "REQUIRED");
  if (given.length > 2) check.fault("serviceHours", "TOO_MANY", "2");
  let before = "";
  given.forEach(([from, to], index) => {
    const path = `serviceHours.${index}`;
    for (const time of [from, to]) if (!TIME.test(time)) check.fault(path, "MALFORMED");
    if (from >= to || from < before) check.fault(path, "OUT_OF_RANGE", "08:30–18:00");
    before = to;
  });
  check.done();
  return given;
}

export function checkedReason(given: string): string {
  const check = new Check();
  const reason = check.text("reason", given, LONGEST.reason);
  check.done();
  return reason;
}

export type Changed = { readonly path: string; readonly from: unknown; readonly to: unknown };

/** AUD-1: number by number, what one policy has otherwise than another. */
export function changesOf(before: unknown, after: unknown, path = ""): readonly Changed[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (!isRecord(before) || !isRecord(after)) return [{ path, from: before ?? null, to: after ?? null }];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) =>
    changesOf(before[name], after[name], path === "" ? name : `${path}.${name}`),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
