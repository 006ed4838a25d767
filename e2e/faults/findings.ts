/** One thing a drill looked for. */
export type Finding = {
  readonly what: string;
  readonly seen: string;
  readonly holds: boolean;
  /** A few examples of what is wrong. */
  readonly faults?: readonly string[];
};

/** What must not be found. */
export function none(what: string, faults: readonly string[]): Finding {
  return { what, seen: `${faults.length}`, holds: faults.length === 0, faults: faults.slice(0, 5) };
}

/** A figure with a bound. */
export function atMost(what: string, value: number, most: number, unit: string): Finding {
  return { what, seen: `${rounded(value)} of at most ${most} ${unit}`, holds: value <= most };
}

export function atLeast(what: string, value: number, least: number, unit: string): Finding {
  return { what, seen: `${rounded(value)} of at least ${least} ${unit}`, holds: value >= least };
}

/** For the record; nothing is asked of it. */
export function told(what: string, seen: string): Finding {
  return { what, seen, holds: true };
}

/** `reason 3, other 1`, the most frequent first. */
export function tally(counts: ReadonlyMap<string, number>): string {
  const sorted = [...counts].toSorted(([, one], [, other]) => other - one);
  return sorted.map(([name, times]) => `${name} ${times}`).join(", ") || "none";
}

export function sumOf(maps: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> {
  const sum = new Map<string, number>();
  for (const [name, times] of maps.flatMap((map) => [...map])) sum.set(name, (sum.get(name) ?? 0) + times);
  return sum;
}

function rounded(value: number): string {
  return value < 10 ? value.toFixed(2) : value.toFixed(0);
}
