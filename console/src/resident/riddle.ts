import { sha256 } from "@noble/hashes/sha2.js";

const AT_ONCE = 2_000;

/** A number whose hash with the text begins with so many zero bits; lets the page breathe while it looks. */
export async function solve({
  text,
  bits,
}: {
  readonly text: string;
  readonly bits: number;
}): Promise<string> {
  const bytes = new TextEncoder();
  for (let answer = 0; ; answer += 1) {
    if (leadingZeros(sha256(bytes.encode(`${text}.${answer}`))) >= bits) return String(answer);
    if (answer % AT_ONCE === AT_ONCE - 1) await new Promise((resolve) => setTimeout(resolve));
  }
}

export function leadingZeros(hash: Uint8Array): number {
  const first = hash.findIndex((byte) => byte !== 0);
  if (first === -1) return hash.length * 8;
  return first * 8 + Math.clz32(hash[first] ?? 0) - 24;
}
