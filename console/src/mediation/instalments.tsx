import { Button, Input } from "antd";
import { useWords } from "../i18n/use-words.ts";
import { Part } from "./part.tsx";
import type { TermDraft } from "./terms.ts";
import styles from "./mediation.module.css";
import { isNoAmount } from "./yuan.ts";

type Props = {
  readonly at: number;
  readonly term: TermDraft;
  readonly faultOf: (field: string) => string | undefined;
  readonly onChange: (term: TermDraft) => void;
};

/** AGR-2: money in parts, each by a day of its own. */
export function Instalments({ at: termAt, term, faultOf, onChange }: Props) {
  const { t } = useWords();
  const { instalments } = term;
  const put = (at: number, change: object) =>
    onChange({
      ...term,
      instalments: instalments.map((each, place) => (place === at ? { ...each, ...change } : each)),
    });
  return (
    <>
      {instalments.map((instalment, at) => (
        <div key={at} className={styles.fields}>
          <Part
            path={`terms.${termAt}.instalments.${at}.dueDate`}
            label={t("mediation.instalmentDue", { no: at + 1 })}
            fault={faultOf(`instalments.${at}.dueDate`)}
          >
            {(given) => (
              <Input
                {...given}
                type="date"
                value={instalment.dueDate}
                onChange={({ target }) => put(at, { dueDate: target.value })}
              />
            )}
          </Part>
          <Part
            path={`terms.${termAt}.instalments.${at}.amountFen`}
            label={t("mediation.instalmentAmount", { no: at + 1 })}
            fault={
              isNoAmount(instalment.amount)
                ? t("mediation.noAmount")
                : (faultOf(`instalments.${at}.amountFen`) ?? faultOf("instalments"))
            }
          >
            {(given) => (
              <Input
                {...given}
                inputMode="decimal"
                value={instalment.amount}
                onChange={({ target }) => put(at, { amount: target.value })}
              />
            )}
          </Part>
        </div>
      ))}
      {term.kind === "PAY" && (
        <div className={styles.acts}>
          <Button
            size="small"
            type="text"
            onClick={() => onChange({ ...term, instalments: [...instalments, { dueDate: "", amount: "" }] })}
          >
            {t("mediation.addInstalment")}
          </Button>
          {instalments.length > 0 && (
            <Button
              size="small"
              type="text"
              onClick={() => onChange({ ...term, instalments: instalments.slice(0, -1) })}
            >
              {t("mediation.removeInstalment")}
            </Button>
          )}
        </div>
      )}
    </>
  );
}
