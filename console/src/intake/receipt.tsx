import { NEXT_ACTION_LABELS } from "@heyi/schema/vocabulary/clock.ts";
import { App, Button } from "antd";
import { useEffect, useRef } from "react";
import { Link } from "react-router";
import { useWords } from "../i18n/use-words.ts";
import { before } from "../time/spoken.ts";
import { useMinute } from "../time/ticker.ts";
import styles from "./intake.module.css";
import type { Registered } from "./use-register.ts";

type Props = { readonly complaint: Registered; readonly seconds: number; readonly onNext: () => void };

/** INT-3: number and code, large, and the sentence to read out. */
export function Receipt({ complaint, seconds, onNext }: Props) {
  const { t, label, locale } = useWords();
  const { message } = App.useApp();
  const now = useMinute();
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => next.current?.focus(), []);

  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(complaint.acknowledgement ?? "");
    void message.success(t("shell.copied"));
  }

  return (
    <section className={styles.receipt} aria-labelledby="receipt-title">
      <h2 id="receipt-title">
        <span role="status">{t("intake.doneTitle")}</span>
        <small className="figures">{t("intake.seconds", { count: seconds })}</small>
      </h2>
      <dl>
        <dt>{t("intake.doneNumber")}</dt>
        <dd className={`${styles.large} figures`}>{complaint.number}</dd>
        <dt>{t("intake.doneCode")}</dt>
        <dd className={`${styles.large} ${styles.code} figures`}>{inFours(complaint.trackingCode ?? "")}</dd>
        {complaint.due !== null && (
          <>
            <dt>{label(NEXT_ACTION_LABELS, complaint.due.kind)}</dt>
            <dd className="figures">{before(Date.parse(complaint.due.at), now, locale)}</dd>
          </>
        )}
      </dl>
      <h3>{t("intake.doneSay")}</h3>
      <blockquote>{complaint.acknowledgement}</blockquote>
      <div className={styles.foot}>
        <Button ref={next} type="primary" size="large" onClick={onNext}>
          {t("intake.doneNext")} <kbd className={styles.key}>N</kbd>
        </Button>
        <Button size="large" onClick={() => void copy()}>
          {t("intake.doneCopy")}
        </Button>
        <Link to={`/complaints/${complaint.number}`}>{t("intake.doneOpen")}</Link>
      </div>
    </section>
  );
}

/** As it is read out, and as the sentence below writes it. */
function inFours(code: string): string {
  return code.match(/.{1,4}/g)?.join("-") ?? code;
}
