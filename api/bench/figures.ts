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

/** A figure beside what it should be. */
export function against(what: string, figure: number, target: number, unit: string): string {
  return `${figure <= target ? "ok  " : "MISS"} ${what}: ${figure.toFixed(1)} ${unit} (target ${target} ${unit})`;
}
