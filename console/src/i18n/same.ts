/** The keys of the Chinese words, each with a sentence of its own. */
export type Same<Words> = { readonly [Key in keyof Words]: string };
