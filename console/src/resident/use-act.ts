import { useRef, useState } from "react";
import { readFragment } from "../../generated/resident/fragment-masking.ts";
import type { ProblemFragment, TypedDocumentString } from "../../generated/resident/graphql.ts";
import { ask } from "./ask.ts";
import { Problem } from "./documents.ts";
import { useSpeech } from "./words.ts";

export type Trouble = {
  readonly message: string;
  /** By field. */
  readonly issues: Readonly<Record<string, string>>;
};

/** A key that stays with what is sent until it is known to have arrived, so that sending again does nothing twice (INT-4). */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
}

/** One thing to send: what is on its way, and what went wrong with it. */
export function useAct() {
  const { locale, words } = useSpeech();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const sent = useRef<{ readonly what: string; readonly key: string }>(null);

  /** Null: it did not go through, and `trouble` says why. */
  async function send<Result extends { readonly done: { readonly __typename: string } }, Variables>(
    document: TypedDocumentString<Result, Variables>,
    variablesFor: (key: string) => Variables,
  ): Promise<Result["done"] | null> {
    const what = JSON.stringify([document.toString(), variablesFor("")]);
    if (sent.current?.what !== what) sent.current = { what, key: newKey() };
    setBusy(true);
    const answer = await ask(document, variablesFor(sent.current.key), locale);
    setBusy(false);
    if (answer.kind !== "data") {
      setTrouble({ message: answer.kind === "refused" ? answer.message : words.unreachable, issues: {} });
      return null;
    }
    const { done } = answer.data;
    if (done.__typename.endsWith("Error")) {
      const problem: ProblemFragment = readFragment(Problem, done as never);
      const issues = "issues" in problem ? problem.issues : [];
      setTrouble({
        message: issues.length === 0 ? problem.message : "",
        issues: Object.fromEntries(issues.map(({ path, message }) => [path, message])),
      });
      return null;
    }
    sent.current = null;
    setTrouble(null);
    return done;
  }

  return { busy, trouble, send };
}
