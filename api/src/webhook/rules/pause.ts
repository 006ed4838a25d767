const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The first pauses; from then on it is tried every four hours. */
const PAUSES = [5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR];
const LAST_PAUSE = 4 * HOUR;

/** So long a delivery is tried; an endpoint without one success for as long is disabled. */
export const PATIENCE_MS = 72 * HOUR;

/** How long after its `tries`-th failure a delivery is tried again; null: it has been tried for three days. */
export function pauseAfter(tries: number): number | null {
  let waited = 0;
  for (let at = 0; at < tries; at++) waited += PAUSES[at] ?? LAST_PAUSE;
  return waited > PATIENCE_MS ? null : (PAUSES[tries - 1] ?? LAST_PAUSE);
}
