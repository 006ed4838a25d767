import { useCallback, useEffect, useState } from "react";
import { readFragment } from "../../generated/resident/fragment-masking.ts";
import type { SeenFragment } from "../../generated/resident/graphql.ts";
import { ask } from "./ask.ts";
import { LookUp, Seen } from "./documents.ts";
import { follow } from "./follow.ts";
import { useSpeech } from "./words.ts";

export type Tracked = {
  /** Null: not seen yet. */
  readonly seen: SeenFragment | null;
  /** When what is shown was true, in epoch milliseconds. */
  readonly seenAt: number;
  readonly connected: boolean;
  /** Why there is nothing newer; null: there is no trouble. */
  readonly trouble:
    | { readonly kind: "unknown" | "unreachable" }
    | { kind: "refused"; message: string }
    | null;
};

/** A complaint under its code, looked at again whenever it changes. */
export function useTracked(code: string) {
  const { locale } = useSpeech();
  const [tracked, setTracked] = useState<Tracked>({
    seen: null,
    seenAt: 0,
    connected: false,
    trouble: null,
  });

  const show = useCallback(
    (seen: SeenFragment) => setTracked((before) => ({ ...before, seen, seenAt: Date.now(), trouble: null })),
    [],
  );

  const look = useCallback(async () => {
    const answer = await ask(LookUp, { code }, locale);
    if (answer.kind !== "data") {
      setTracked((before) => ({ ...before, trouble: answer }));
      return;
    }
    const { tracked } = answer.data;
    if (tracked.__typename === "Tracked") show(readFragment(Seen, tracked));
    else setTracked((before) => ({ ...before, trouble: { kind: "unknown" } }));
  }, [code, locale, show]);

  useEffect(() => {
    const leaving = new AbortController();
    void follow({ code }, locale, leaving.signal, {
      changed: () => void look(),
      connected: (connected) => setTracked((before) => ({ ...before, connected })),
    });
    return () => leaving.abort();
  }, [code, locale, look]);

  return { tracked, look, show };
}
