import { Button } from "antd";
import type { ReactNode } from "react";
import { useWords } from "../i18n/use-words.ts";
import { Mark } from "./mark.tsx";
import styles from "./states.module.css";

/** Nothing to show, and what that means. */
export function Notice(props: {
  readonly title: string;
  readonly text?: ReactNode;
  readonly action?: ReactNode;
  readonly live?: boolean;
}) {
  return (
    <div className={styles.notice} role={props.live ? "alert" : undefined}>
      <p className={styles.title}>{props.title}</p>
      {props.text !== undefined && <p className={styles.text}>{props.text}</p>}
      {props.action}
    </div>
  );
}

export function Failed(props: { readonly network: boolean; readonly onRetry: () => void }) {
  const { t } = useWords();
  return (
    <Notice
      live
      title={t(props.network ? "shell.unreachableTitle" : "shell.failedTitle")}
      text={t(props.network ? "shell.unreachableText" : "shell.failedText")}
      action={<Button onClick={props.onRetry}>{t("shell.retry")}</Button>}
    />
  );
}

export function FailedPage(props: { readonly onRetry: () => void }) {
  return (
    <main className={styles.page}>
      <Mark size={44} />
      <Failed network onRetry={props.onRetry} />
    </main>
  );
}

export function LoadingPage() {
  const { t } = useWords();
  return (
    <main className={styles.page} aria-busy="true">
      <Mark size={44} />
      <p className="unseen">{t("shell.loading")}</p>
    </main>
  );
}

/** The shape of what comes, in grey. */
export function Bones(props: { readonly lines: number }) {
  return (
    <div className={styles.bones} aria-hidden="true">
      {Array.from({ length: props.lines }, (_, index) => (
        <div key={index} style={{ width: `${[96, 72, 84, 60][index % 4]}%` }} />
      ))}
    </div>
  );
}
