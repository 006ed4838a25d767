import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { useRef, useState } from "react";
import { useClient } from "urql";
import { type FragmentType, readFragment } from "../../generated/fragment-masking.ts";
import type { IncidentDoneFragment } from "../../generated/graphql.ts";
import { useWords } from "../i18n/use-words.ts";
import { IncidentDone } from "./documents.ts";

export type Results = IncidentDoneFragment["results"];

type Answer = { readonly answer: { readonly __typename: string } };

/** One act for many complaints: what came of each, or why nothing was done. Sent again, it is done once (INT-4). */
export function useMany<Data extends Answer, Input extends { readonly idempotencyKey: string }>(
  document: TypedDocumentNode<Data, { input: Input }>,
) {
  const { t } = useWords();
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [results, setResults] = useState<Results | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const sent = useRef<{ readonly what: string; readonly key: string }>(null);

  async function send(input: Omit<Input, "idempotencyKey">): Promise<Results | null> {
    const what = JSON.stringify(input);
    if (sent.current?.what !== what) sent.current = { what, key: crypto.randomUUID() };
    setBusy(true);
    const whole = { ...input, idempotencyKey: sent.current.key } as Input;
    const { data } = await client.mutation(document, { input: whole }).toPromise();
    setBusy(false);
    if (data === undefined) {
      setTrouble(t("incident.unreachable"));
      return null;
    }
    const { answer } = data;
    if (answer.__typename !== "IncidentOutcome") {
      setTrouble((answer as { readonly message?: string }).message ?? t("incident.unreachable"));
      return null;
    }
    const done = readFragment(IncidentDone, answer as FragmentType<typeof IncidentDone>);
    setTrouble(null);
    setResults(done.results);
    return done.results;
  }

  return { busy, results, trouble, send };
}
