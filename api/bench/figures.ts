export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** "p50 4.1, p99 12.0, max 14.2 ms". */
export function spread(values: readonly number[]): string {
  const [p50, p99, max] = [0.5, 0.99, 1].map((share) => percentile(values, share).toFixed(1));
  return `p50 ${p50}, p99 ${p99}, max ${max} ms (${values.length})`;
}

/** What a figure should be, and what it must be; the greater one of the two tells which way is better. */
export type Bounds = { readonly aim: number; readonly least: number; readonly unit: string };

/** A figure beside what it should be. */
export function judged(what: string, figure: number, { aim, least, unit }: Bounds): string {
  const reaches = (bound: number) => (aim > least ? figure >= bound : figure <= bound);
  const verdict = reaches(aim) ? "AIM " : reaches(least) ? "ok  " : "MISS";
  return `${verdict} ${what}: ${shown(figure)} ${unit} (aim ${aim}, at least ${least})`;
}

/** A figure beside the one bound that it has. */
export function against(what: string, figure: number, target: number, unit: string): string {
  return `${figure <= target ? "ok  " : "MISS"} ${what}: ${shown(figure)} ${unit} (target ${target})`;
}

/** What holds or does not. */
export function holds(what: string, is: boolean): string {
  return `${is ? "ok  " : "MISS"} ${what}`;
}

function shown(figure: number): string {
  return figure >= 100 ? figure.toFixed(0) : figure >= 10 ? figure.toFixed(1) : figure.toFixed(2);
}
