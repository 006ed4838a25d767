/** China keeps one zone and, since 1991, no summer time: eight hours, whatever the browser's own zone. */
const OFFSET = 8 * 3_600_000;
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export type WallTime = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** 0 is Sunday. */
  readonly weekday: number;
};

export function wallTime(at: number): WallTime {
  const shifted = new Date(at + OFFSET);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    second: shifted.getUTCSeconds(),
    weekday: shifted.getUTCDay(),
  };
}

/** Whole days since 1970 as Shanghai counts them. */
export function dayNumber(at: number): number {
  return Math.floor((at + OFFSET) / DAY);
}

/** 2026-02-24T18:00 as read off a clock in Shanghai. */
export function instantOfWall(wall: string): number {
  return Date.parse(`${wall.length === 16 ? `${wall}:00` : wall}Z`) - OFFSET;
}

/** 2026-02-24T18:00, for fields that hold a wall-clock time. */
export function wallText(at: number): string {
  return new Date(at + OFFSET).toISOString().slice(0, 16);
}

/** The given hour of the day that lies `days` after the one of `at`. */
export function atHour(at: number, days: number, hour: number): number {
  return (dayNumber(at) + days) * DAY + hour * HOUR - OFFSET;
}
