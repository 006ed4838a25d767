/** A word as it stands on the screen, Chinese first. */
export type Label = { readonly zh: string; readonly en: string };

export type Labels<Code extends string> = Readonly<Record<Code, Label>>;

export type Locale = "zh" | "en";

export const LOCALES = ["zh", "en"] as const satisfies readonly Locale[];
