const HAN_RUN = /\p{Script=Han}+/gu;
const WORD = /[a-z0-9]{2,}/g;

/**
 * The terms under which a text is found: every Han character, every pair of neighbouring ones, and words of Latin letters
 * and digits. Two characters are a Chinese word more often than not, so no dictionary is needed to find one.
 */
export function searchTerms(text: string): string[] {
  const normal = text.normalize("NFKC").toLowerCase();
  const terms = new Set<string>(normal.match(WORD) ?? []);
  for (const run of normal.match(HAN_RUN) ?? []) {
    const characters = [...run];
    characters.forEach((character, index) => {
      terms.add(character);
      const next = characters[index + 1];
      if (next !== undefined) terms.add(character + next);
    });
  }
  return [...terms];
}

/** The rarest terms that must all be there for a text to hold `query`: pairs where there are any, else single characters. */
export function queryTerms(query: string): string[] {
  const terms = searchTerms(query);
  const long = terms.filter((term) => [...term].length > 1);
  return long.length > 0 ? long : terms;
}
