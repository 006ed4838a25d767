import { useEffect } from "react";
import { useWords } from "../i18n/use-words.ts";

export function useTitle(title: string): void {
  const { t } = useWords();
  const product = t("shell.product");
  useEffect(
    function nameTheDocument() {
      document.title = `${title} · ${product}`;
    },
    [title, product],
  );
}
