import { useEffect, useState } from "react";
import { type CombinedError, useClient, useQuery } from "urql";
import type { ComplaintByIdQuery as Found } from "../../generated/graphql.ts";
import { ComplaintByIdQuery, ComplaintByNumberQuery, ComplaintChangedSubscription } from "./documents.ts";

export type FoundComplaint = NonNullable<Found["complaint"]>;

export type ComplaintView =
  | { readonly kind: "pending" }
  | { readonly kind: "failed"; readonly error: CombinedError }
  | { readonly kind: "missing" }
  | { readonly kind: "gone" }
  | { readonly kind: "ready"; readonly complaint: FoundComplaint };

const NUMBER = /^[A-Z0-9]+-\d{6}-\d{4,}$/;

/** By number, as people name it, or by id; live from the cursor at which the answer stood. */
export function useComplaint(reference: string): [ComplaintView, () => void] {
  const byNumber = NUMBER.test(reference);
  const [numbered, askNumber] = useQuery({
    query: ComplaintByNumberQuery,
    variables: { number: reference },
    pause: !byNumber,
    requestPolicy: "cache-and-network",
  });
  const [identified, askId] = useQuery({
    query: ComplaintByIdQuery,
    variables: { id: reference },
    pause: byNumber,
    requestPolicy: "cache-and-network",
  });
  const { error, fetching, stale } = byNumber ? numbered : identified;
  const found = byNumber ? numbered.data?.complaintByNumber : identified.data?.complaint;
  const again = () => (byNumber ? askNumber : askId)({ requestPolicy: "network-only" });
  const gone = useLive(found ?? undefined, fetching || stale, again);

  if (gone !== undefined && gone === found?.id) return [{ kind: "gone" }, again];
  if (found) return [{ kind: "ready", complaint: found }, again];
  if (error) return [{ kind: "failed", error }, again];
  if (found === null && !fetching && !stale) return [{ kind: "missing" }, again];
  return [{ kind: "pending" }, again];
}

/** Follows one complaint; answers with its id once sight of it is lost. */
function useLive(
  found: FoundComplaint | undefined,
  waiting: boolean,
  reread: () => void,
): string | undefined {
  const client = useClient();
  const [gone, setGone] = useState<string>();
  const [round, setRound] = useState(0);
  const id = waiting ? undefined : found?.id;
  const cursor = found?.cursor;
  useEffect(
    function followComplaint() {
      if (id === undefined || cursor === undefined) return undefined;
      const live = client
        .subscription(ComplaintChangedSubscription, { id, after: cursor })
        .subscribe((result) => {
          const message = result.data?.complaintChanged;
          if (message?.__typename === "ComplaintGone") setGone(id);
          if (message?.__typename === "QueueReload" || result.error) {
            reread();
            setTimeout(() => setRound((last) => last + 1), 1500);
          }
        });
      return () => live.unsubscribe();
    },
    // The cursor moves with every message; only another complaint or a fresh start begins anew.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [client, id, round],
  );
  return gone;
}
