import { useEffect } from "react";
import { useQuery } from "urql";
import type { FiguresQuery as Data } from "../../generated/graphql.ts";
import { useMinute } from "../time/ticker.ts";
import { FiguresQuery } from "./documents.ts";

export type Figures = Data["figures"];
export type Trend = Data["trend"];

/** Counted anew every minute, as long as the page is looked at. */
export function useFigures(projectIds: readonly string[]) {
  const [answer, again] = useQuery({
    query: FiguresQuery,
    variables: { projectIds: projectIds.length === 0 ? null : [...projectIds] },
    requestPolicy: "cache-and-network",
  });
  const minute = useMinute();
  useEffect(
    function countAgain() {
      if (!document.hidden) again({ requestPolicy: "network-only" });
    },
    [minute, again],
  );
  return { ...answer, again: () => again({ requestPolicy: "network-only" }) };
}
