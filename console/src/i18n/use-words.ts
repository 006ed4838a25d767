import type { Labels, Locale } from "@heyi/schema/vocabulary/label.ts";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { labelOf } from "./locale.ts";

export function useWords() {
  const { t, i18n } = useTranslation();
  const locale: Locale = i18n.language === "en" ? "en" : "zh";
  return useMemo(
    () => ({
      t,
      locale,
      label: <Code extends string>(labels: Labels<Code>, code: Code) => labelOf(labels, code, locale),
    }),
    [t, locale],
  );
}

export type Words = ReturnType<typeof useWords>;
