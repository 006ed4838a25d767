import { useEffect, useEffectEvent } from "react";
import { useClient } from "urql";
import { CaseChangedSubscription, CasesChangedSubscription } from "./live-documents.ts";

const PAUSE_MS = 1_500;

/**
 * LIV-1: `reread` runs once the stream is open and whenever something happened to the case, or to any in sight. The stream
 * goes on from its cursor when the connection comes back; what it tells of is read with the reader's own rights.
 * @param caseId null: all; undefined: there is none to follow
 */
export function useCaseNews(caseId: string | null | undefined, reread: () => void): void {
  const client = useClient();
  const again = useEffectEvent(reread);
  useEffect(
    function followCases() {
      if (caseId === undefined) return undefined;
      let pause: ReturnType<typeof setTimeout> | undefined;
      let live = follow();
      function follow() {
        const told =
          typeof caseId === "string"
            ? client.subscription(CaseChangedSubscription, { caseId, after: null })
            : client.subscription(CasesChangedSubscription, { after: null });
        return told.subscribe(({ data, error }) => {
          if (data?.told.__typename === "CaseChanges" && error === undefined) return again();
          live.unsubscribe();
          clearTimeout(pause);
          pause = setTimeout(() => {
            live = follow();
          }, PAUSE_MS);
        });
      }
      return () => {
        clearTimeout(pause);
        live.unsubscribe();
      };
    },
    [client, caseId],
  );
}
