import { Link } from "react-router";
import { useQuery } from "urql";
import { useWords } from "../i18n/use-words.ts";
import { Bones, Failed, Notice } from "../ui/states.tsx";
import { ComplaintForCaseQuery } from "./complaint-documents.ts";
import { NewCase } from "./new-case.tsx";

type Props = { readonly number: string; readonly leave: () => void };

/** MED-1: a case opened from a complaint, with what the complaint knows filled in. */
export function CaseFromComplaint({ number, leave }: Props) {
  const { t } = useWords();
  const [{ data, error }, again] = useQuery({
    query: ComplaintForCaseQuery,
    variables: { number },
    requestPolicy: "network-only",
  });
  if (data === undefined)
    return error === undefined ? (
      <Bones lines={8} />
    ) : (
      <Failed network={!!error.networkError} onRetry={() => again({ requestPolicy: "network-only" })} />
    );
  const source = data.complaintByNumber;
  if (!source?.mayOpenCase)
    return (
      <Notice
        title={t("mediation.unknownSource")}
        action={<Link to={`/complaints/${number}`}>{number}</Link>}
      />
    );
  return <NewCase key={source.id} leave={leave} source={source} />;
}
