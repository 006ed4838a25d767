import { createHash, randomBytes } from "node:crypto";

import type { Visitors } from "./visitors.ts";

/**
 * Work that a machine which sends a thousand reports does a thousand times, and a person's telephone once, unseen: find a
 * number whose hash with this text begins with so many zero bits.
 */
export type Riddle = { readonly text: string; readonly bits: number; readonly seal: string };
export type Solution = { readonly text: string; readonly seal: string; readonly answer: string };

/** A second on a slow telephone; each doubling of what comes in doubles it. */
const EASY_BITS = 14;
const HARDEST_BITS = 20;
const GOOD_FOR_MS = 30 * 60_000;

/** `pressure`: of 1, how much comes in. */
export function newRiddle(visitors: Visitors, pressure: number, now: Date): Riddle {
  const more = pressure <= 0.25 ? 0 : Math.ceil(Math.log2(pressure * 4));
  const bits = Math.min(HARDEST_BITS, EASY_BITS + more);
  const text = `${now.getTime()}.${bits}.${randomBytes(12).toString("base64url")}`;
  return { text, bits, seal: visitors.seal(text) };
}

/** Given out by us, not long ago, and solved. */
export function isSolved(visitors: Visitors, { text, seal, answer }: Solution, now: Date): boolean {
  if (answer.length > 40 || !visitors.isSealed(text, seal)) return false;
  const [given, bits] = text.split(".").map(Number);
  if (given === undefined || bits === undefined) return false;
  const age = now.getTime() - given;
  if (!(age >= 0 && age <= GOOD_FOR_MS)) return false;
  return leadingZeros(createHash("sha256").update(`${text}.${answer}`).digest()) >= bits;
}

function leadingZeros(bytes: Uint8Array): number {
  let zeros = 0;
  for (const byte of bytes) {
    if (byte !== 0) return zeros + Math.clz32(byte) - 24;
    zeros += 8;
  }
  return zeros;
}
