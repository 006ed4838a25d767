import { Button, Input } from "antd";
import { useWords } from "../i18n/use-words.ts";
import { Field } from "../ui/field.tsx";
import type { ClaimDraft } from "./party-draft.ts";
import styles from "./mediation.module.css";
import { isNoAmount } from "./yuan.ts";

type Props = {
  readonly claims: readonly ClaimDraft[];
  readonly faultOf: (field: string) => string | undefined;
  readonly onChange: (claims: readonly ClaimDraft[]) => void;
};

/** What a party asks for, as many things as there are. */
export function ClaimFields({ claims, faultOf, onChange }: Props) {
  const { t } = useWords();
  const put = (at: number, change: Partial<ClaimDraft>) =>
    onChange(claims.map((claim, place) => (place === at ? { ...claim, ...change } : claim)));
  return (
    <>
      {claims.map(({ text, amount }, at) => (
        <div key={at} className={styles.claim}>
          <Field label={t("mediation.claimText")} fault={faultOf(`claims.${at}.text`)}>
            {(given) => (
              <Input
                {...given}
                maxLength={500}
                value={text}
                onChange={({ target }) => put(at, { text: target.value })}
              />
            )}
          </Field>
          <Field
            label={t("mediation.claimAmount")}
            fault={isNoAmount(amount) ? t("mediation.noAmount") : faultOf(`claims.${at}.amountFen`)}
          >
            {(given) => (
              <Input
                {...given}
                inputMode="decimal"
                value={amount}
                onChange={({ target }) => put(at, { amount: target.value })}
              />
            )}
          </Field>
        </div>
      ))}
      <div>
        <Button size="small" type="text" onClick={() => onChange([...claims, { text: "", amount: "" }])}>
          {t("mediation.addClaim")}
        </Button>
      </div>
    </>
  );
}
