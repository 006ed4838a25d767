import { createHmac, timingSafeEqual } from "node:crypto";

import { localDate } from "../kernel/local-time.ts";

/** Who looks in without signing in, told apart for as long as it takes to keep floods out and no longer (INT-5). */
export type Visitors = {
  /** A day's name for an address: nobody finds the address from it, nor the same visitor on another day. */
  keyOf(address: string, now: Date): string;
  /** Proof that a text was given out by this house. */
  seal(text: string): string;
  isSealed(text: string, seal: string): boolean;
};

export function createVisitors(secret: string): Visitors {
  const mac = (purpose: string, text: string) =>
    createHmac("sha256", secret).update(`${purpose}\n${text}`).digest("base64url");
  return {
    keyOf: (address, now) => mac("visitor", `${localDate(now)} ${address}`).slice(0, 22),
    seal: (text) => mac("seal", text),
    isSealed: (text, seal) => {
      const [right, given] = [Buffer.from(mac("seal", text)), Buffer.from(seal)];
      return right.length === given.length && timingSafeEqual(right, given);
    },
  };
}
