import { type DestinationStream, pino } from "pino";

/**
 * One JSON line per thing worth knowing. Only codes, ids, counts and durations are logged: never what a person
 * wrote, is called or can be reached at, since no redaction finds those inside a sentence. On standard error: standard
 * output is for whoever started it.
 */
export type Log = Pick<ReturnType<typeof pino>, "debug" | "info" | "warn" | "error">;

export function createLog(level: string, to: DestinationStream = pino.destination(2)): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, to);
}
