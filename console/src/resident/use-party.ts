import { useCallback, useEffect, useState } from "react";
import { readFragment } from "../../generated/resident/fragment-masking.ts";
import type { PartyActInput, PartySeenFragment } from "../../generated/resident/graphql.ts";
import { ask } from "./ask.ts";
import { PartyAct, PartyLookUp, PartySeen } from "./documents.ts";
import { useSpeech } from "./words.ts";

/** Looked at again so often while it is on the screen. */
const AGAIN_MS = 15_000;

export type Act = Omit<PartyActInput, "code" | "expectedVersion">;

/** A mediation case under a party's code: what it is now, and its own acts. */
export function useParty(code: string) {
  const { locale, words } = useSpeech();
  const [seen, setSeen] = useState<PartySeenFragment | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const look = useCallback(async () => {
    const said = await ask(PartyLookUp, { code }, locale);
    if (said.kind !== "data") return setTrouble(said.kind === "refused" ? said.message : words.unreachable);
    const { answer } = said.data;
    if (answer.__typename !== "PartyCase") return setTrouble(words.partyUnknown);
    setSeen(readFragment(PartySeen, answer));
    setTrouble(null);
  }, [code, locale, words]);

  useEffect(() => {
    const first = setTimeout(() => void look());
    const again = setInterval(() => {
      if (document.visibilityState === "visible") void look();
    }, AGAIN_MS);
    return () => {
      clearTimeout(first);
      clearInterval(again);
    };
  }, [look]);

  /** True when it was done. */
  async function act(given: Act): Promise<boolean> {
    if (seen === null) return false;
    setBusy(true);
    const said = await ask(PartyAct, { input: { ...given, code, expectedVersion: seen.version } }, locale);
    setBusy(false);
    if (said.kind !== "data") {
      setTrouble(said.kind === "refused" ? said.message : words.unreachable);
      return false;
    }
    const { answer } = said.data;
    if (answer.__typename === "PartyCase") {
      setSeen(readFragment(PartySeen, answer));
      setTrouble(null);
      return true;
    }
    const issues = "issues" in answer ? answer.issues.map(({ message }) => message) : [];
    setTrouble(issues.length > 0 ? issues.join(locale === "zh" ? ";" : "; ") : answer.message);
    return false;
  }

  return { seen, trouble, busy, act };
}
