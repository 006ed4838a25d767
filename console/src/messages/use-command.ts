import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { useState } from "react";
import { useClient } from "urql";
import { useWords } from "../i18n/use-words.ts";

type Refused = {
  readonly message?: string;
  readonly issues?: readonly { readonly path: string; readonly message: string }[];
};
type Answer = { readonly answer: { readonly __typename: string } };

/** One command of an administrator: the answer where it was done, else why not, in words to show. */
export function useCommand<Data extends Answer, Input>(
  document: TypedDocumentNode<Data, { input: Input }>,
  success: Data["answer"]["__typename"],
) {
  const { t } = useWords();
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<readonly string[]>([]);

  async function send(input: Input): Promise<Data["answer"] | null> {
    setBusy(true);
    const { data } = await client.mutation(document, { input }).toPromise();
    setBusy(false);
    if (data === undefined) {
      setTrouble([t("messages.unreachable")]);
      return null;
    }
    const { answer } = data;
    if (answer.__typename === success) {
      setTrouble([]);
      return answer;
    }
    const { message, issues } = answer as Data["answer"] & Refused;
    const told = (issues ?? []).map((issue) => issue.message);
    setTrouble(told.length > 0 ? told : [message ?? t("messages.unreachable")]);
    return null;
  }

  return { busy, trouble, send };
}
