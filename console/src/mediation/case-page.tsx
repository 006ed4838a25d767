import { useMemo } from "react";
import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { useWords } from "../i18n/use-words.ts";
import { Bones, Failed, Notice } from "../ui/states.tsx";
import { useTitle } from "../ui/use-title.ts";
import { AgreementPart } from "./agreement-part.tsx";
import { CaseContext } from "./case-context.ts";
import { CaseHead } from "./case-head.tsx";
import { Handovers } from "./handovers.tsx";
import { MediationCaseQuery, type CaseRecord } from "./documents.ts";
import { Endings } from "./endings.tsx";
import { MediatorPart } from "./mediator-part.tsx";
import { NextLine } from "./next-line.tsx";
import { Obligations } from "./obligations.tsx";
import { Offers } from "./offers.tsx";
import { Papers } from "./papers.tsx";
import { Side } from "./side.tsx";
import { Sessions } from "./sessions.tsx";
import { Timeline } from "./timeline.tsx";
import { useCaseNews } from "./use-case-news.ts";
import styles from "./mediation.module.css";

/** The mediator's room: parties left and right, rounds in the middle, the agreement growing below. */
export function CasePage() {
  const { t } = useWords();
  const { id = "" } = useParams();
  const [{ data, error, stale }, again] = useQuery({
    query: MediationCaseQuery,
    variables: { caseId: id },
    requestPolicy: "network-only",
  });
  const shown = data?.mediationCase;
  useTitle(shown?.number ?? t("mediation.title"));
  const reload = useMemo(() => () => again({ requestPolicy: "network-only" }), [again]);
  useCaseNews(shown ? id : undefined, reload);
  if (data === undefined)
    return error === undefined ? (
      <Bones lines={12} />
    ) : (
      <Failed network={!!error.networkError} onRetry={reload} />
    );
  if (!shown)
    return (
      <div className={styles.page}>
        <h1 className="unseen">{t("mediation.title")}</h1>
        <Notice title={t("mediation.unknown")} action={<Link to="/cases">{t("mediation.toList")}</Link>} />
      </div>
    );
  return (
    <div className={styles.page} aria-busy={stale}>
      <CaseHead shown={shown} />
      {shown.record ? (
        <CaseContext value={{ shown, record: shown.record, reload }}>
          <NextLine />
          <Room record={shown.record} />
          <AgreementPart />
          <Obligations />
          <Papers />
          <Handovers />
          <Endings />
          <Timeline />
        </CaseContext>
      ) : (
        <Notice title={t("mediation.outlineOnly")} text={t("mediation.outlineWhy")} />
      )}
    </div>
  );
}

/** In the order in which it is read: both sides, then what goes on between them. */
function Room({ record: { parties } }: { readonly record: CaseRecord }) {
  return (
    <div className={styles.room}>
      <Side parties={parties.filter((_, at) => at % 2 === 0)} />
      <Side parties={parties.filter((_, at) => at % 2 === 1)} />
      <div className={`${styles.column} ${styles.middle}`}>
        <MediatorPart />
        <Sessions />
        <Offers />
      </div>
    </div>
  );
}
