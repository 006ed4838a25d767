import type { EventKind } from "../../schema/vocabulary/event.ts";
import type { ComplaintId, StaffId } from "../../api/src/kernel/ids.ts";

/** A command that was answered with the complaint, as the one who sent it knows it. */
export type Acknowledged = {
  readonly key: string;
  readonly tells: EventKind;
  readonly staffId: StaffId;
  readonly complaintId: ComplaintId;
  /** The version it was sent with, 0 when it was taken in, and the one answered. */
  readonly seen: number;
  readonly version: number;
};

/** A line of the log, as far as commands are judged by it. */
export type Line = {
  readonly seq: number;
  readonly kind: string;
  readonly actorId: StaffId | null;
  readonly complaintId: ComplaintId | null;
  readonly version: number | null;
};

/** INT-4: what was acknowledged and is not in the log, between the version seen and the one answered. */
export function lost(acknowledged: readonly Acknowledged[], log: readonly Line[]): string[] {
  const lines = Map.groupBy(log, (line) => line.complaintId);
  return acknowledged.flatMap(({ tells, staffId, complaintId, seen, version }) => {
    const found = (lines.get(complaintId) ?? []).filter(
      (line) =>
        line.kind === tells &&
        line.actorId === staffId &&
        line.version !== null &&
        line.version > seen &&
        line.version <= version,
    );
    return found.length === 1 ? [] : [`${tells} of ${complaintId} version ${version}: ${found.length} times`];
  });
}

/** INT-4: complaints that people changed more often than they were told, once everything sent was answered. */
export function appliedTwice(acknowledged: readonly Acknowledged[], log: readonly Line[]): string[] {
  const sent = Map.groupBy(acknowledged, ({ complaintId }) => complaintId);
  const done = Map.groupBy(
    log.filter(({ actorId, complaintId }) => actorId !== null && complaintId !== null),
    ({ complaintId }) => complaintId,
  );
  return [...done].flatMap(([id, lines]) => {
    // A command may tell of several things; the version rises once.
    const times = new Set(lines.map(({ version }) => version)).size;
    const wanted = id === null ? 0 : (sent.get(id)?.length ?? 0);
    return times === wanted ? [] : [`${id}: changed ${times} times, acknowledged ${wanted}`];
  });
}

/** LIV-1: numbers that are missing from the log or stand in it twice. */
export function gapsInLog(log: readonly Line[]): string[] {
  return gaps(log.map(({ seq }) => seq)).map((gap) => `log: ${gap}`);
}

/** INT-3: numbers of each project and month that are missing or given twice. */
export function gapsInNumbers(numbers: readonly string[]): string[] {
  const series = Map.groupBy(numbers, (number) => number.slice(0, number.lastIndexOf("-")));
  return [...series].flatMap(([name, some]) =>
    gaps(some.map((number) => Number(number.slice(name.length + 1)))).map((gap) => `${name}: ${gap}`),
  );
}

function gaps(given: readonly number[]): string[] {
  const sorted = given.toSorted((one, other) => one - other);
  return sorted.flatMap((number, index) => {
    const before = sorted[index - 1] ?? 0;
    return number === before + 1 ? [] : [`${number} after ${before}`];
  });
}
