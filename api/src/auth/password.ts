import type { Issue } from "../kernel/errors.ts";

export const SHORTEST_PASSWORD = 12;
/** Hashing takes its time with the length, and nobody types more. */
export const LONGEST_PASSWORD = 128;

/** What people take when they must fill twelve characters. Compared without case and with its repetitions folded. */
const WORDS = [
  "password",
  "qwerty",
  "qwertyuiop",
  "asdfghjkl",
  "1qaz2wsx",
  "admin",
  "administrator",
  "welcome",
];
const CHINESE = [
  "woaini",
  "wuye",
  "wuyeguanli",
  "heyi",
  "tousu",
  "zhongguo",
  "abcd",
  "abc",
  "aa",
  "iloveyou",
];
const ORDERED =
  "01234567890123456789 98765432109876543210 abcdefghijklmnopqrstuvwxyz qwertyuiopasdfghjklzxcvbnm";
const COMMON = [...WORDS, ...CHINESE].toSorted((a, b) => b.length - a.length);

/** Long enough, and not one of the words everybody tries first with digits behind it. */
export function passwordIssues(password: string, username: string, path = "password"): Issue[] {
  const length = [...password].length;
  if (length < SHORTEST_PASSWORD) return [{ path, code: "TOO_SHORT", allowed: String(SHORTEST_PASSWORD) }];
  if (length > LONGEST_PASSWORD) return [{ path, code: "TOO_LONG", allowed: String(LONGEST_PASSWORD) }];
  return isGuessable(password, username) ? [{ path, code: "TOO_COMMON" }] : [];
}

function isGuessable(password: string, username: string): boolean {
  const plain = password.toLowerCase();
  if (new Set(plain).size < 5 || ORDERED.includes(plain)) return true;
  const rest = [username.toLowerCase(), ...COMMON].reduce(
    (text, word) => (word === "" ? text : text.replaceAll(word, "")),
    plain,
  );
  // What is left beside the common words and digits is what would have to be guessed.
  return rest.replaceAll(/[\d!@#$.*_-]/g, "").length < 4 && rest.length < plain.length - 3;
}
