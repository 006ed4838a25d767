import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import type { ReactNode } from "react";
import { useQuery } from "urql";
import { useViewer } from "../auth/viewer.ts";
import { useWords } from "../i18n/use-words.ts";
import { Bones, Failed, Notice } from "../ui/states.tsx";
import { useTitle } from "../ui/use-title.ts";
import styles from "./admin-page.module.css";

type Props<Data> = {
  readonly title: string;
  readonly about: string;
  readonly query: TypedDocumentNode<Data, Record<string, never>>;
  readonly children: (data: Data, reload: () => void) => ReactNode;
};

/** A page for administrators alone, with all it asks for at once. */
export function AdminPage<Data>({ title, about, query, children }: Props<Data>) {
  const { t } = useWords();
  const { canAdminister } = useViewer();
  useTitle(title);
  const [{ data, error }, again] = useQuery({
    query,
    variables: {},
    pause: !canAdminister,
    requestPolicy: "network-only",
  });
  const reload = () => again({ requestPolicy: "network-only" });
  if (!canAdminister) return <Notice title={t("house.forAdministrators")} />;
  if (data === undefined)
    return error === undefined ? (
      <Bones lines={10} />
    ) : (
      <Failed network={!!error.networkError} onRetry={reload} />
    );
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{title}</h1>
        <p className={styles.hint}>{about}</p>
      </header>
      {children(data, reload)}
    </div>
  );
}
