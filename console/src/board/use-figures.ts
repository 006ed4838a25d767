import { useEffect } from "react";
import { useQuery } from "urql";
import type { FiguresQuery as Data } from "../../generated/graphql.ts";
import { MINUTE } from "../time/shanghai.ts";
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
  useEffect(
    function countAgain() {
      const every = setInterval(() => {
        if (!document.hidden) again({ requestPolicy: "network-only" });
      }, MINUTE);
      return () => clearInterval(every);
    },
    [again],
  );
  return { ...answer, again: () => again({ requestPolicy: "network-only" }) };
}
