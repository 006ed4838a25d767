import { useWords } from "../i18n/use-words.ts";
import { yuan } from "../mediation/yuan.ts";
import type { Performance } from "./documents.ts";
import { shareOf } from "./share.ts";
import styles from "./performance.module.css";

/** REP-4a: each rate with its numerator, its denominator and what it leaves out. */
export function Rates({ performance: { count, amount } }: { readonly performance: Performance }) {
  const { t } = useWords();
  return (
    <section aria-label={t("performance.rate")} className={styles.panel}>
      <h2>{t("performance.rate")}</h2>
      <p className={styles.quiet}>{t("performance.meaning")}</p>
      <div className={styles.rates}>
        <Rate name={t("performance.byCount")} of={count} say={String} />
        {amount && <Rate name={t("performance.byMoney")} of={amount} say={yuan} />}
      </div>
    </section>
  );
}

type RateProps = {
  readonly name: string;
  readonly of: Performance["count"];
  readonly say: (value: number) => string;
};

function Rate({ name, of: { numerator, denominator, notDue, waived }, say }: RateProps) {
  const { t } = useWords();
  const share = shareOf(numerator, denominator);
  return (
    <div role="group" aria-label={name} className={styles.rate}>
      <span>{name}</span>
      <strong className="figures">{share ?? t("performance.none")}</strong>
      {share !== null && (
        <span className="figures">
          {t("performance.outOf", { numerator: say(numerator), denominator: say(denominator) })}
        </span>
      )}
      <span className={styles.quiet}>
        {t("performance.leftOut", { notDue: say(notDue), waived: say(waived) })}
      </span>
    </div>
  );
}
