import { CASE_EVENT_LABELS } from "@heyi/schema/vocabulary/case-event.ts";
import { CASE_STATE_LABELS, DISPUTE_KIND_LABELS } from "@heyi/schema/vocabulary/mediation.ts";
import { useMemo } from "react";
import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { useWords } from "../i18n/use-words.ts";
import { Bones, Failed, Notice } from "../ui/states.tsx";
import { useTitle } from "../ui/use-title.ts";
import { AgreementPart } from "./agreement-part.tsx";
import { CaseContext } from "./case-context.ts";
import { MediationCaseQuery, type CaseRecord, type OneCase } from "./documents.ts";
import { Endings } from "./endings.tsx";
import { MediatorPart } from "./mediator-part.tsx";
import { Moment } from "./moment.tsx";
import { NextLine } from "./next-line.tsx";
import { Obligations } from "./obligations.tsx";
import { Offers } from "./offers.tsx";
import { Papers } from "./papers.tsx";
import { Side } from "./people.tsx";
import { Sessions } from "./sessions.tsx";
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
  if (data === undefined)
    return error === undefined ? (
      <Bones lines={12} />
    ) : (
      <Failed network={!!error.networkError} onRetry={reload} />
    );
  if (!shown)
    return (
      <Notice title={t("mediation.unknown")} action={<Link to="/cases">{t("mediation.toList")}</Link>} />
    );
  return (
    <div className={styles.page} aria-busy={stale}>
      <Head shown={shown} />
      {shown.record ? (
        <CaseContext value={{ shown, record: shown.record, reload }}>
          <NextLine />
          <Room record={shown.record} />
          <AgreementPart />
          <Obligations />
          <Papers />
          <Endings />
          <Timeline />
        </CaseContext>
      ) : (
        <Notice title={t("mediation.outlineOnly")} text={t("mediation.outlineWhy")} />
      )}
    </div>
  );
}

function Head({ shown }: { readonly shown: OneCase }) {
  const { t, label } = useWords();
  const { number, state, record, outcomeDueAt, proposedAt } = shown;
  const due = (state === "CONSENTED" || state === "IN_SESSION") && outcomeDueAt;
  return (
    <header className={styles.head}>
      <p className={styles.small}>
        <Link to="/cases">{t("mediation.title")}</Link>
      </p>
      <h1>
        {record?.matter ?? number} <span className={styles.state}>{label(CASE_STATE_LABELS, state)}</span>
        {record?.negotiation && <span className={styles.state}>{t("mediation.negotiation")}</span>}
      </h1>
      <p className={styles.small}>
        {number}
        {record && ` · ${label(DISPUTE_KIND_LABELS, record.kind)}`} · {t("mediation.proposed")}{" "}
        <Moment at={proposedAt} />
        {due && (
          <>
            {" · "}
            {t("mediation.outcomeDue")} <Moment at={due} />
          </>
        )}
      </p>
    </header>
  );
}

function Room({ record: { parties } }: { readonly record: CaseRecord }) {
  return (
    <div className={styles.room}>
      <Side parties={parties.filter((_, at) => at % 2 === 0)} />
      <div className={styles.column}>
        <MediatorPart />
        <Sessions />
        <Offers />
      </div>
      <Side parties={parties.filter((_, at) => at % 2 === 1)} />
    </div>
  );
}

function Timeline() {
  const { t, label } = useWords();
  return (
    <CaseContext.Consumer>
      {(open) => (
        <details className={styles.panel}>
          <summary>{t("mediation.timeline")}</summary>
          <ul className={styles.list}>
            {open?.shown.timeline.map(({ seq, at, kind, by }) => (
              <li key={seq} className={styles.small}>
                <Moment at={at} /> {label(CASE_EVENT_LABELS, kind)} {by ?? ""}
              </li>
            ))}
          </ul>
        </details>
      )}
    </CaseContext.Consumer>
  );
}
