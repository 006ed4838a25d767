import type { ReactNode } from "react";
import { useWords } from "../i18n/use-words.ts";
import { Failed } from "../ui/states.tsx";
import styles from "./desk-page.module.css";
import { QueueGrid } from "./queue-grid.tsx";
import type { QueueStore, QueueView } from "./queue-store.ts";
import { QueueBones } from "./queue-bones.tsx";

type Props = {
  readonly view: QueueView;
  readonly store: QueueStore;
  readonly selected: string | undefined;
  readonly onSelect: (id: string, opened: boolean) => void;
  readonly empty: ReactNode;
};

/** Loading, failed, empty or the rows; a list once shown stays when a later reading fails. */
export function QueueBody({ view, store, selected, onSelect, empty }: Props) {
  const { t } = useWords();
  const { queue } = view;
  if (queue === undefined) {
    return view.status === "failed" ? (
      <Failed network={!!view.error?.networkError} onRetry={store.reread} />
    ) : (
      <QueueBones />
    );
  }
  return (
    <>
      {view.error !== undefined && (
        <p role="status" className={styles.bar}>
          {t("desk.rereading")}
        </p>
      )}
      {queue.order.length === 0 && queue.waiting.size === 0 ? (
        empty
      ) : (
        <QueueGrid queue={queue} store={store} selected={selected} onSelect={onSelect} />
      )}
    </>
  );
}
