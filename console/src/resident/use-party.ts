import { useCallback, useEffect, useState } from "react";
import { readFragment } from "../../generated/resident/fragment-masking.ts";
import type {
  PartyActInput,
  PartySeenFragment,
  PartySignInput,
  ProblemFragment,
  TypedDocumentString,
} from "../../generated/resident/graphql.ts";
import { ask } from "./ask.ts";
import type { Locale } from "@heyi/schema/vocabulary/label.ts";
import { PartyAct, PartyLookUp, PartySeen, PartySign, Problem } from "./documents.ts";
import { follow } from "./follow.ts";
import { useSpeech } from "./words.ts";

export type Act = Omit<PartyActInput, "code" | "expectedVersion">;
export type Signing = Omit<PartySignInput, "code" | "expectedVersion">;
type Answer = { readonly answer: { readonly __typename: string } };

/** A mediation case under a party's code: what it is now, and its own acts. */
export function useParty(code: string) {
  const { locale, words } = useSpeech();
  const [seen, setSeen] = useState<PartySeenFragment | null>(null);
  const [seenAt, setSeenAt] = useState(0);
  const [connected, setConnected] = useState(false);
  /** Why there is nothing newer, and why an act was not done: each stays until it is over. */
  const [unseen, setUnseen] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const look = useCallback(async () => {
    const said = await ask(PartyLookUp, { code }, locale);
    if (said.kind !== "data") return setUnseen(said.kind === "refused" ? said.message : words.unreachable);
    const { answer } = said.data;
    if (answer.__typename !== "PartyCase") return setUnseen(words.partyUnknown);
    setSeen(readFragment(PartySeen, answer));
    setSeenAt(Date.now());
    setUnseen(null);
  }, [code, locale, words]);

  useEffect(() => {
    const leaving = new AbortController();
    const told = { changed: () => void look(), connected: setConnected };
    void follow({ party: code }, locale, leaving.signal, told);
    return () => leaving.abort();
  }, [code, locale, look]);

  /** True when it was done. */
  async function run<Result extends Answer, Variables>(
    document: TypedDocumentString<Result, Variables>,
    variables: Variables,
  ): Promise<boolean> {
    setBusy(true);
    const said = await ask(document, variables, locale);
    setBusy(false);
    if (said.kind !== "data") {
      setTrouble(said.kind === "refused" ? said.message : words.unreachable);
      return false;
    }
    const { answer } = said.data;
    const done = answer.__typename === "PartyCase";
    if (done) setSeen(readFragment(PartySeen, answer as never));
    setTrouble(done ? null : problemIn(answer, locale));
    // Somebody else may have been quicker, in what a party is not told of.
    if (!done) void look();
    return done;
  }
  const addressed = { code, expectedVersion: seen?.version ?? 0 };
  const act = (given: Act) => run(PartyAct, { input: { ...given, ...addressed } });
  const sign = (given: Signing) => run(PartySign, { input: { ...given, ...addressed } });

  return { seen, live: { seenAt, connected, trouble: unseen }, trouble: trouble ?? unseen, busy, act, sign };
}

/** Why it was not done, in words. */
export function problemIn(answer: Answer["answer"], locale: Locale): string {
  const problem: ProblemFragment = readFragment(Problem, answer as never);
  const issues = "issues" in problem ? problem.issues.map(({ message }) => message) : [];
  return issues.length > 0 ? issues.join(locale === "zh" ? "；" : "; ") : problem.message;
}
