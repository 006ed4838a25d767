import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { words as en } from "./en/words.ts";
import { currentLocale, rememberLocale } from "./locale.ts";
import { words as zh } from "./zh/words.ts";

export async function startWords(): Promise<void> {
  rememberLocale(currentLocale());
  await i18next.use(initReactI18next).init({
    lng: currentLocale(),
    fallbackLng: "zh",
    defaultNS: "words",
    resources: { zh: { words: zh }, en: { words: en } },
    interpolation: { escapeValue: false },
  });
}
