import { TERM_KIND_LABELS, TERM_KINDS } from "@heyi/schema/vocabulary/agreement.ts";
import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Input, Select } from "antd";
import { useWords } from "../i18n/use-words.ts";
import type { Issue } from "../messages/use-command.ts";
import { useCase } from "./case-context.ts";
import { Instalments } from "./instalments.tsx";
import { Part } from "./part.tsx";
import { blankTerm, type TermDraft } from "./terms.ts";
import styles from "./mediation.module.css";
import { isNoAmount } from "./yuan.ts";

type Props = {
  readonly terms: readonly TermDraft[];
  readonly issues: readonly Issue[];
  readonly onChange: (terms: readonly TermDraft[]) => void;
};

/** AGR-2: who owes what to whom by when, as many as there are. */
export function TermFields({ terms, issues, onChange }: Props) {
  const { t } = useWords();
  const { record } = useCase();
  const [first = "A", second = "B"] = record.parties.map(({ letter }) => letter);
  const next = Math.max(0, ...terms.map(({ key }) => key)) + 1;
  return (
    <>
      {terms.map((term, at) => (
        <OneTerm
          key={term.key}
          at={at}
          term={term}
          faultOf={(field) => issues.find(({ path }) => path === `terms.${at}.${field}`)?.message}
          onChange={(changed) => onChange(terms.map((each) => (each.key === term.key ? changed : each)))}
          onRemove={terms.length > 1 ? () => onChange(terms.filter((each) => each.key !== term.key)) : null}
        />
      ))}
      <Button
        size="small"
        type="dashed"
        icon={<PlusOutlined aria-hidden="true" />}
        onClick={() => onChange([...terms, blankTerm(next, second, first)])}
      >
        {t("mediation.addTerm")}
      </Button>
    </>
  );
}

type OneProps = {
  readonly at: number;
  readonly term: TermDraft;
  readonly faultOf: (field: string) => string | undefined;
  readonly onChange: (term: TermDraft) => void;
  readonly onRemove: (() => void) | null;
};

function OneTerm({ at, term, faultOf, onChange, onRemove }: OneProps) {
  const { t, label } = useWords();
  const { record } = useCase();
  const parties = record.parties.map(({ letter, name }) => ({ value: letter, label: `${letter} ${name}` }));
  const set = (change: Partial<TermDraft>) => onChange({ ...term, ...change });
  const text = (key: "amount" | "dueDate" | "condition" | "proof", type = "text", path: string = key) => (
    <Part
      path={`terms.${at}.${path}`}
      label={t(`mediation.${key}`)}
      fault={key === "amount" && isNoAmount(term.amount) ? t("mediation.noAmount") : faultOf(path)}
    >
      {(given) => (
        <Input
          {...given}
          type={type}
          value={term[key]}
          onChange={({ target }) => set({ [key]: target.value })}
        />
      )}
    </Part>
  );
  return (
    <fieldset className={styles.form}>
      <legend>{t("mediation.termNo", { no: at + 1 })}</legend>
      <div className={styles.fields}>
        <Part path={`terms.${at}.obligor`} label={t("mediation.obligor")} fault={faultOf("obligor")}>
          {(given) => (
            <Select
              {...given}
              value={term.obligor}
              options={parties}
              onChange={(obligor) => set({ obligor })}
            />
          )}
        </Part>
        <Part path={`terms.${at}.obligee`} label={t("mediation.obligee")} fault={faultOf("obligee")}>
          {(given) => (
            <Select
              {...given}
              value={term.obligee}
              options={parties}
              onChange={(obligee) => set({ obligee })}
            />
          )}
        </Part>
        <Part path={`terms.${at}.kind`} label={t("mediation.termKind")} fault={faultOf("kind")}>
          {(given) => (
            <Select
              {...given}
              value={term.kind}
              options={TERM_KINDS.map((kind) => ({ value: kind, label: label(TERM_KIND_LABELS, kind) }))}
              onChange={(kind) => set({ kind })}
            />
          )}
        </Part>
      </div>
      <Part
        path={`terms.${at}.description`}
        label={t("mediation.description")}
        fault={faultOf("description")}
      >
        {(given) => (
          <Input.TextArea
            {...given}
            autoSize={{ minRows: 1, maxRows: 5 }}
            maxLength={500}
            value={term.description}
            onChange={({ target }) => set({ description: target.value })}
          />
        )}
      </Part>
      <div className={styles.fields}>
        {text("amount", "text", "amountFen")}
        {term.instalments.length === 0 && text("dueDate", "date")}
        {text("proof")}
        {text("condition")}
      </div>
      <Instalments at={at} term={term} faultOf={faultOf} onChange={onChange} />
      {onRemove !== null && (
        <Button size="small" type="text" icon={<DeleteOutlined aria-hidden="true" />} onClick={onRemove}>
          {t("mediation.removeTerm", { no: at + 1 })}
        </Button>
      )}
    </fieldset>
  );
}
