/**
 * SLA-5: a stretch [from, to) in which the complaint is suspended. `to` null: it still is. Nobody knows yet how long
 * an open pause will be, so it lengthens nothing; the clock stands, and is computed anew when the complaint resumes.
 */
export type Pause = { readonly from: Date; readonly to: Date | null; readonly reason: string };

/**
 * Whether the complaint is suspended at an instant, by a pause that has ended since. One that ends at that very instant
 * counts: what comes back at the close of service could not be worked on that day.
 */
export function isPausedAt(at: Date, pauses: readonly Pause[]): boolean {
  return pauses.some(({ from, to }) => to !== null && from <= at && at <= to);
}

/** The instant at which `ms` milliseconds of unpaused time have passed since `from`. A pause that begins at that very instant comes too late. */
export function afterUnpaused(from: Date, ms: number, pauses: readonly Pause[]): Date {
  let reached = from.getTime();
  let left = ms;
  for (const [start, end] of disjoint(pauses)) {
    if (end <= reached) continue;
    const run = Math.max(0, start - reached);
    if (run >= left) break;
    left -= run;
    reached = end;
  }
  return new Date(reached + left);
}

/** Milliseconds between two instants that no ended pause covers; pauses that overlap each other count once. */
export function unpausedBetween(from: Date, to: Date, pauses: readonly Pause[]): number {
  let ms = to.getTime() - from.getTime();
  for (const span of disjoint(pauses)) ms -= overlap(span, from, to);
  return ms;
}

/** Milliseconds of one span that lie within [from, to). */
export function overlap([start, end]: Span, from: Date, to: Date): number {
  return Math.max(0, Math.min(end, to.getTime()) - Math.max(start, from.getTime()));
}

type Span = readonly [start: number, end: number];

function disjoint(pauses: readonly Pause[]): Span[] {
  const spans: [number, number][] = [];
  for (const pause of pauses.toSorted((a, b) => a.from.getTime() - b.from.getTime())) {
    if (pause.to === null) continue;
    const [start, end] = [pause.from.getTime(), pause.to.getTime()];
    const last = spans.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else if (end > start) spans.push([start, end]);
  }
  return spans;
}
