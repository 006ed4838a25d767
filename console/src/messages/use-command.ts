import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import type { IssueCode } from "@heyi/schema/vocabulary/error.ts";
import { useState } from "react";
import { useClient } from "urql";
import { useWords } from "../i18n/use-words.ts";

export type Issue = { readonly path: string; readonly code?: IssueCode; readonly message: string };
type Refused = { readonly message?: string; readonly issues?: readonly Issue[] };
type Answer = { readonly answer: { readonly __typename: string } };

/** One command of an administrator: the answer where it was done, else why not, in words to show and field by field. */
export function useCommand<Data extends Answer, Input>(
  document: TypedDocumentNode<Data, { input: Input }>,
  success: Data["answer"]["__typename"],
) {
  const { t } = useWords();
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<readonly string[]>([]);
  const [issues, setIssues] = useState<readonly Issue[]>([]);

  async function send(input: Input): Promise<Data["answer"] | null> {
    setBusy(true);
    setIssues([]);
    setTrouble([]);
    const { data } = await client.mutation(document, { input }).toPromise();
    setBusy(false);
    if (data === undefined) {
      setTrouble([t("messages.unreachable")]);
      return null;
    }
    const { answer } = data;
    if (answer.__typename === success) return answer;
    const { message, issues: refused = [] } = answer as Data["answer"] & Refused;
    const told = refused.map((issue) => issue.message);
    setIssues(refused);
    setTrouble(told.length > 0 ? told : [message ?? t("messages.unreachable")]);
    return null;
  }

  return { busy, trouble, issues, send };
}
