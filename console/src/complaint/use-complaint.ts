import { useEffect, useEffectEvent, useState } from "react";
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

const PAUSE = 1500;

/** Follows one complaint; answers with its id once sight of it is lost. */
function useLive(
  found: FoundComplaint | undefined,
  waiting: boolean,
  reread: () => void,
): string | undefined {
  const client = useClient();
  const [gone, setGone] = useState<string>();
  const id = waiting ? undefined : found?.id;
  const cursorNow = useEffectEvent(() => found?.cursor ?? "");
  const readAgain = useEffectEvent(reread);
  useEffect(
    function followComplaint() {
      if (id === undefined) return undefined;
      let pause: ReturnType<typeof setTimeout> | undefined;
      let live = follow(id);
      function follow(of: string) {
        const from = { id: of, after: cursorNow() };
        return client.subscription(ComplaintChangedSubscription, from).subscribe(({ data, error }) => {
          const message = data?.complaintChanged;
          if (message?.__typename === "ComplaintGone") setGone(of);
          if (message?.__typename !== "QueueReload" && !error) return;
          live.unsubscribe();
          readAgain();
          pause = setTimeout(() => {
            live = follow(of);
          }, PAUSE);
        });
      }
      return () => {
        clearTimeout(pause);
        live.unsubscribe();
      };
    },
    [client, id],
  );
  return gone;
}
