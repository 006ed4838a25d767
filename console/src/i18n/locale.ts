import { type Locale, LOCALES, type Labels } from "@heyi/schema/vocabulary/label.ts";

const KEY = "heyi.locale";

/** What was chosen, else Chinese, unless the browser asks for English before any Chinese. */
export function firstLocale(stored: string | null, languages: readonly string[]): Locale {
  const chosen = LOCALES.find((locale) => locale === stored);
  if (chosen !== undefined) return chosen;
  for (const language of languages) {
    if (language.startsWith("zh")) return "zh";
    if (language.startsWith("en")) return "en";
  }
  return "zh";
}

let locale: Locale | undefined;

export function currentLocale(): Locale {
  locale ??= firstLocale(localStorage.getItem(KEY), navigator.languages);
  return locale;
}

export function rememberLocale(next: Locale): void {
  locale = next;
  localStorage.setItem(KEY, next);
  document.documentElement.lang = next === "zh" ? "zh-CN" : "en";
}

export function labelOf<Code extends string>(labels: Labels<Code>, code: Code, locale: Locale): string {
  return labels[code][locale];
}
