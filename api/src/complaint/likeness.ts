import { searchTerms } from "./search-terms.ts";

/** How alike two texts are by the pairs of characters and words they share, 0 to 1 (Dice). Single characters are too common to tell. */
export function likeness(one: string, other: string): number {
  const first = tellingTerms(one);
  const second = tellingTerms(other);
  if (first.size === 0 || second.size === 0) return 0;
  const shared = [...first].filter((term) => second.has(term)).length;
  return (2 * shared) / (first.size + second.size);
}

function tellingTerms(text: string): ReadonlySet<string> {
  return new Set(searchTerms(text).filter((term) => [...term].length > 1));
}
