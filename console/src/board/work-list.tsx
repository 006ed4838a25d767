import { WORK_KIND_LABELS } from "@heyi/schema/vocabulary/board.ts";
import { Empty } from "antd";
import { useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { Bones, Failed } from "../ui/states.tsx";
import styles from "./board.module.css";
import { type Scope, useWork } from "./use-work.ts";
import { WorkLine } from "./work-line.tsx";
import { groupsOf } from "./work-state.ts";

/** ESC-3: everything that is asked, in one place, by what is asked. */
export function WorkList({ scope }: { readonly scope: Scope }) {
  const [attempt, setAttempt] = useState(0);
  return <Waiting key={attempt} scope={scope} onRetry={() => setAttempt(attempt + 1)} />;
}

function Waiting({ scope, onRetry }: { readonly scope: Scope; readonly onRetry: () => void }) {
  const { t, label } = useWords();
  const { state, hasMore, failed } = useWork(scope);
  if (state === undefined)
    return failed === undefined ? <Bones lines={6} /> : <Failed network={failed.network} onRetry={onRetry} />;
  const groups = groupsOf(state);
  if (groups.length === 0) return <Empty description={t(`board.nothing${scope}`)} />;
  return (
    <div className={styles.groups}>
      {groups.map(({ kind, items }) => (
        <section key={kind} aria-label={label(WORK_KIND_LABELS, kind)}>
          <h3>
            {label(WORK_KIND_LABELS, kind)} <span className="figures">{items.length}</span>
          </h3>
          <ul className={styles.items}>
            {items.map((item) => (
              <li key={item.id}>
                <WorkLine item={item} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {hasMore && <p className={styles.quiet}>{t("board.hasMore")}</p>}
    </div>
  );
}
