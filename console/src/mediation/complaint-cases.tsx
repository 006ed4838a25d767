import { Link } from "react-router";
import { useQuery } from "urql";
import styles from "../complaint/sections.module.css";
import { useWords } from "../i18n/use-words.ts";
import { ComplaintCasesQuery } from "./complaint-documents.ts";
import { Moment } from "./moment.tsx";
import { StateSign } from "./state-sign.tsx";

type Props = { readonly complaintId: string; readonly number: string };

/** MED-1, MED-5: the cases it went into, by number, state and dates only; and the way into one for who may open it. */
export function ComplaintCases({ complaintId, number }: Props) {
  const { t } = useWords();
  const [{ data }] = useQuery({
    query: ComplaintCasesQuery,
    variables: { id: complaintId },
    requestPolicy: "cache-and-network",
  });
  const found = data?.complaint;
  if (!found || (found.mediationCases.length === 0 && !found.mayOpenCase)) return null;
  return (
    <section className={styles.section} aria-label={t("mediation.title")}>
      <h3>{t("mediation.title")}</h3>
      {found.mediationCases.length > 0 && (
        <ul className={styles.others}>
          {found.mediationCases.map(
            ({ id, number: ofCase, state, proposedAt, consentedAt, outcomeDueAt }) => (
              <li key={id}>
                <Link to={`/cases/${id}`} className="figures">
                  {ofCase}
                </Link>
                <StateSign state={state} />
                <span>
                  {t("mediation.proposed")} <Moment at={proposedAt} />
                </span>
                {consentedAt && (
                  <span>
                    {t("mediation.consented")} <Moment at={consentedAt} />
                  </span>
                )}
                {outcomeDueAt && (
                  <span>
                    {t("mediation.outcomeDue")} <Moment at={outcomeDueAt} />
                  </span>
                )}
              </li>
            ),
          )}
        </ul>
      )}
      {found.mayOpenCase && (
        <Link to={`/cases?from=${encodeURIComponent(number)}`}>{t("mediation.intoMediation")}</Link>
      )}
    </section>
  );
}
