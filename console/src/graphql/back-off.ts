const FIRST_WAIT = 500;
/** Of a thousand readers cut off by a restart the last is back six seconds later; at 20 s it would take thirteen. */
const LONGEST_WAIT = 5_000;

/** Full jitter: after a restart of the server its readers come back spread out, not all at once. */
export function waitBeforeRetry(attempt: number, random: number): number {
  return Math.round(random * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(attempt, 10)));
}
