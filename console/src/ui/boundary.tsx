import { Button } from "antd";
import type { ReactNode } from "react";
import { ErrorBoundary } from "react-error-boundary";
import { useWords } from "../i18n/use-words.ts";
import { Notice } from "./states.tsx";

/** A fault in one part leaves the rest of the desk at work. `of` starts it afresh when it changes. */
export function Boundary(props: { readonly of?: string; readonly children: ReactNode }) {
  return (
    <ErrorBoundary FallbackComponent={Broken} resetKeys={[props.of]}>
      {props.children}
    </ErrorBoundary>
  );
}

function Broken(props: { resetErrorBoundary: () => void }) {
  const { t } = useWords();
  return (
    <Notice
      live
      title={t("shell.errorTitle")}
      text={t("shell.errorSafe")}
      action={
        <span style={{ display: "flex", gap: 8 }}>
          <Button onClick={props.resetErrorBoundary}>{t("shell.retry")}</Button>
          <Button onClick={() => location.reload()}>{t("shell.errorReload")}</Button>
        </span>
      }
    />
  );
}
