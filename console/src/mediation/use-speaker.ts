import { useWords } from "../i18n/use-words.ts";
import { nameOf, useCase } from "./case-context.ts";

/** The name of whoever speaks or signs: a party's letter, MEDIATOR or SEAL. */
export function useSpeaker(): (letter: string) => string {
  const { t } = useWords();
  const { record } = useCase();
  return (letter) => {
    if (letter === "MEDIATOR") return t("mediation.mediator");
    return letter === "SEAL" ? t("mediation.seal") : nameOf(record, letter);
  };
}
