import { useState } from "react";
import { useHotkeys } from "react-hotkeys-hook";
import { useNavigate } from "react-router";
import { useViewer } from "../auth/viewer.ts";
import { useWords } from "../i18n/use-words.ts";
import { KEY_OPTIONS } from "../shell/keys.ts";
import { Notice } from "../ui/states.tsx";
import { useTitle } from "../ui/use-title.ts";
import { IntakeForm } from "./intake-form.tsx";
import styles from "./intake.module.css";
import { Receipt } from "./receipt.tsx";
import type { Registered } from "./use-register.ts";

type Result = { readonly complaint: Registered; readonly seconds: number };

export function IntakePage() {
  const { t } = useWords();
  const { canRegister } = useViewer();
  const navigate = useNavigate();
  const [result, setResult] = useState<Result>();
  const [round, setRound] = useState(0);
  useTitle(t("intake.title"));
  useHotkeys("n", () => next(), { ...KEY_OPTIONS, enabled: result !== undefined });
  useHotkeys("escape", () => void navigate(-1), KEY_OPTIONS);

  function next(): void {
    setResult(undefined);
    setRound((last) => last + 1);
  }

  if (!canRegister) return <Notice title={t("intake.title")} text={t("intake.notAllowed")} />;
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{t("intake.title")}</h1>
      {result === undefined ? (
        <IntakeForm key={round} onDone={(complaint, seconds) => setResult({ complaint, seconds })} />
      ) : (
        <Receipt {...result} onNext={next} />
      )}
    </div>
  );
}
