import { OBLIGATION_STATE_LABELS, type ObligationState } from "@heyi/schema/vocabulary/agreement.ts";
import { Button } from "antd";
import { useState } from "react";
import { useQuery } from "urql";
import { useWords } from "../i18n/use-words.ts";
import { useCaseNews } from "../mediation/use-case-news.ts";
import { Bones, Failed } from "../ui/states.tsx";
import { ObligationsQuery } from "./documents.ts";
import { OwedLine } from "./owed-line.tsx";
import styles from "./performance.module.css";

const SIZE = 20;

type Props = {
  readonly projectIds: readonly string[];
  readonly state?: ObligationState;
  readonly from?: string;
  readonly to?: string;
  readonly after: string | null;
};

/** What is owed, page by page, each read again as the log tells of cases. The first of a state says how many there are. */
export function OwedPage({ projectIds, state, from, to, after }: Props) {
  const { t, label } = useWords();
  const [more, setMore] = useState(false);
  const [{ data, error }, again] = useQuery({
    query: ObligationsQuery,
    variables: {
      projectIds: projectIds.length === 0 ? null : [...projectIds],
      states: state === undefined ? null : [state],
      from: from ?? null,
      to: to ?? null,
      first: SIZE,
      after,
    },
    requestPolicy: "cache-and-network",
  });
  const reload = () => again({ requestPolicy: "network-only" });
  useCaseNews(null, reload);
  if (data === undefined)
    return error === undefined ? (
      <Bones lines={3} />
    ) : (
      <Failed network={!!error.networkError} onRetry={reload} />
    );
  const { edges, total, pageInfo } = data.obligations;
  return (
    <>
      {state !== undefined && after === null && (
        <h2>
          {label(OBLIGATION_STATE_LABELS, state)} <span className="figures">{total}</span>
        </h2>
      )}
      {edges.length === 0 ? (
        <p className={styles.quiet}>{t("performance.nothing")}</p>
      ) : (
        <ul className={styles.owed}>
          {edges.map(({ node }) => (
            <li key={node.id}>
              <OwedLine owed={node} withState={state === undefined} />
            </li>
          ))}
        </ul>
      )}
      {pageInfo.hasNextPage && !more && (
        <Button size="small" onClick={() => setMore(true)}>
          {t("performance.more")}
        </Button>
      )}
      {pageInfo.hasNextPage && more && (
        <OwedPage
          projectIds={projectIds}
          {...(state !== undefined && { state })}
          {...(from !== undefined && { from })}
          {...(to !== undefined && { to })}
          after={pageInfo.endCursor ?? null}
        />
      )}
    </>
  );
}
