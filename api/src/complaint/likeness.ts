import { searchTerms } from "./search-terms.ts";

/** How alike two texts are by the pairs of characters and words they share, 0 to 1 (Dice). Single characters are too common to tell. */
export function likeness(one: string, other: string): number {
  return likenessOf(searchTerms(one), searchTerms(other));
}

/** The same of texts whose search terms are kept. */
export function likenessOf(one: readonly string[], other: readonly string[]): number {
  const first = telling(one);
  const second = telling(other);
  if (first.size === 0 || second.size === 0) return 0;
  const shared = [...first].filter((term) => second.has(term)).length;
  return (2 * shared) / (first.size + second.size);
}

function telling(terms: readonly string[]): ReadonlySet<string> {
  return new Set(terms.filter((term) => [...term].length > 1));
}
