/** Below this the Date header, which has whole seconds, says nothing about the browser's clock. */
const WORTH_MENDING = 3_000;

let offset = 0;

/** The server's clock is the one that deadlines run by; a browser's may be minutes wrong. */
export function noteServerDate(header: string | null, received: number): void {
  if (header === null) return;
  const difference = Date.parse(header) - received;
  if (Number.isNaN(difference)) return;
  offset = Math.abs(difference) < WORTH_MENDING ? 0 : difference;
}

export function serverNow(): number {
  return Date.now() + offset;
}
