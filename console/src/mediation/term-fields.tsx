import { TERM_KIND_LABELS, TERM_KINDS } from "@heyi/schema/vocabulary/agreement.ts";
import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Input, Select } from "antd";
import { useWords } from "../i18n/use-words.ts";
import type { Issue } from "../messages/use-command.ts";
import { Field } from "../ui/field.tsx";
import { useCase } from "./case-context.ts";
import { blankTerm, type TermDraft } from "./terms.ts";
import styles from "./mediation.module.css";

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
    <Field label={t(`mediation.${key}`)} fault={faultOf(path)}>
      {(given) => (
        <Input
          {...given}
          type={type}
          value={term[key]}
          onChange={({ target }) => set({ [key]: target.value })}
        />
      )}
    </Field>
  );
  return (
    <fieldset className={styles.form}>
      <legend>{t("mediation.termNo", { no: at + 1 })}</legend>
      <div className={styles.fields}>
        <Field label={t("mediation.obligor")} fault={faultOf("obligor")}>
          {(given) => (
            <Select
              {...given}
              value={term.obligor}
              options={parties}
              onChange={(obligor) => set({ obligor })}
            />
          )}
        </Field>
        <Field label={t("mediation.obligee")} fault={faultOf("obligee")}>
          {(given) => (
            <Select
              {...given}
              value={term.obligee}
              options={parties}
              onChange={(obligee) => set({ obligee })}
            />
          )}
        </Field>
        <Field label={t("mediation.termKind")} fault={faultOf("kind")}>
          {(given) => (
            <Select
              {...given}
              value={term.kind}
              options={TERM_KINDS.map((kind) => ({ value: kind, label: label(TERM_KIND_LABELS, kind) }))}
              onChange={(kind) => set({ kind })}
            />
          )}
        </Field>
      </div>
      <Field label={t("mediation.description")} fault={faultOf("description")}>
        {(given) => (
          <Input.TextArea
            {...given}
            autoSize={{ minRows: 1, maxRows: 5 }}
            maxLength={500}
            value={term.description}
            onChange={({ target }) => set({ description: target.value })}
          />
        )}
      </Field>
      <div className={styles.fields}>
        {text("amount", "text", "amountFen")}
        {term.instalments.length === 0 && text("dueDate", "date")}
        {text("proof")}
        {text("condition")}
      </div>
      <Instalments term={term} faultOf={faultOf} onChange={onChange} />
      {onRemove !== null && (
        <Button size="small" type="text" icon={<DeleteOutlined aria-hidden="true" />} onClick={onRemove}>
          {t("mediation.removeTerm", { no: at + 1 })}
        </Button>
      )}
    </fieldset>
  );
}

function Instalments({ term, faultOf, onChange }: Pick<OneProps, "term" | "faultOf" | "onChange">) {
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
          <Field
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
          </Field>
          <Field label={t("mediation.instalmentAmount", { no: at + 1 })} fault={faultOf("instalments")}>
            {(given) => (
              <Input
                {...given}
                value={instalment.amount}
                onChange={({ target }) => put(at, { amount: target.value })}
              />
            )}
          </Field>
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
