import { useQuery } from "urql";
import { useCaseNews } from "../mediation/use-case-news.ts";
import { CaseClocksQuery, type Clocks } from "./documents.ts";

const MOST = 50;

/** MED-6, AGR-6, AGR-7: what runs out in cases, read again as the log tells of them. Undefined: not read yet. */
export function useClocks(projectIds: readonly string[], mine: boolean): Clocks | undefined {
  const [{ data }, again] = useQuery({
    query: CaseClocksQuery,
    variables: {
      projectIds: projectIds.length === 0 ? null : [...projectIds],
      mine,
      first: MOST,
      after: null,
    },
    requestPolicy: "cache-and-network",
  });
  useCaseNews(null, () => again({ requestPolicy: "network-only" }));
  return data?.caseClocks;
}
