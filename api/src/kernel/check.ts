import type { IssueCode } from "@heyi/schema/vocabulary/error.ts";

import { InvalidError, type Issue } from "./errors.ts";

/** Something that leaves a mark: a text of blanks and invisible characters only is an empty one. */
const SEEN = /[^\p{White_Space}\p{Cf}\p{Cc}\u3164\u115f\u1160]/u;

/** Gathers every fault of an input before any is told, so that nobody mends one field to learn of the next. */
export class Check {
  readonly #issues: Issue[] = [];

  fault(path: string, code: IssueCode, allowed?: string): void {
    this.#issues.push(allowed === undefined ? { path, code } : { path, code, allowed });
  }

  /** A required text, trimmed; its length counts characters, not UTF-16 units. */
  text(path: string, value: string | null | undefined, most: number, least = 1): string {
    const text = (value ?? "").trim();
    const length = [...text].length;
    if (!SEEN.test(text)) this.fault(path, "REQUIRED");
    else if (length < least) this.fault(path, "TOO_SHORT", String(least));
    else if (length > most) this.fault(path, "TOO_LONG", String(most));
    return text;
  }

  /** A text that may be missing; blank counts as missing. */
  optionalText(path: string, value: string | null | undefined, most: number): string | null {
    const blank = value === null || value === undefined || !SEEN.test(value);
    return blank ? null : this.text(path, value, most);
  }

  /** Must be later than `now`. */
  future(path: string, at: Date, now: Date): void {
    if (at.getTime() <= now.getTime()) this.fault(path, "NOT_IN_THE_FUTURE");
  }

  /** Must not be later than `now`. */
  past(path: string, at: Date, now: Date): void {
    if (at.getTime() > now.getTime()) this.fault(path, "NOT_IN_THE_PAST");
  }

  notBefore(path: string, at: Date, earliest: Date): void {
    if (at.getTime() < earliest.getTime()) this.fault(path, "TOO_EARLY", earliest.toISOString());
  }

  notAfter(path: string, at: Date, latest: Date): void {
    if (at.getTime() > latest.getTime()) this.fault(path, "TOO_LATE", latest.toISOString());
  }

  /** @throws InvalidError naming every fault gathered so far */
  done(): void {
    if (this.#issues.length > 0) throw new InvalidError(this.#issues);
  }
}

/** Longest texts the product takes, in characters. */
export const LONGEST = { name: 60, short: 60, reason: 500, words: 5_000, key: 100 } as const;
