import { partOf } from "@heyi/schema/vocabulary/agreement-part.ts";
import type { Locale } from "@heyi/schema/vocabulary/label.ts";
import { Button, Checkbox, Input, Select } from "antd";
import { type SubmitEvent, useRef, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { Trouble } from "../messages/trouble.tsx";
import type { Issue } from "../messages/use-command.ts";
import { Field } from "../ui/field.tsx";
import { useFirstFault } from "../ui/use-first-fault.ts";
import styles from "./mediation.module.css";

type Option = { readonly value: string; readonly label: string };
export type Asked = {
  readonly key: string;
  readonly label: string;
  readonly kind: "TEXT" | "WORDS" | "DATE" | "MOMENT" | "CHOICE" | "CHOICES" | "YES";
  readonly options?: readonly Option[];
  readonly initial?: string | boolean | readonly string[];
};
export type Given = Readonly<Record<string, string | boolean | readonly string[]>>;

type Props = {
  /** On the button that opens it. */
  readonly label: string;
  /** On the button that sends it; left out: the same. */
  readonly sendLabel?: string;
  readonly fields: readonly Asked[];
  readonly command: {
    readonly busy: boolean;
    readonly trouble: readonly string[];
    readonly issues: readonly Issue[];
  };
  readonly send: (given: Given) => Promise<boolean>;
  readonly primary?: boolean;
  /** On the button that sends it only: the way to it stays calm. */
  readonly danger?: boolean;
  readonly disabled?: boolean;
};

/** An act behind a button: asks for what it takes in its place, keeps what was written until it is done. */
export function Ask({ label, sendLabel, fields, command, send, primary, danger, disabled }: Props) {
  const { t, locale } = useWords();
  const [open, setOpen] = useState(false);
  const [given, setGiven] = useState<Given>({});
  const [refusals, setRefusals] = useState(0);
  const opener = useRef<HTMLButtonElement>(null);
  const form = useFirstFault(refusals);
  const { busy, trouble, issues } = command;
  const values = Object.fromEntries(fields.map(({ key, initial = "" }) => [key, given[key] ?? initial]));
  const faultOf = (key: string) =>
    issues.find(({ path }) => path === key || path.startsWith(`${key}.`))?.message;
  const elsewhere = issues.filter(
    ({ path }) => !fields.some(({ key }) => path === key || path.startsWith(`${key}.`)),
  );

  function leave(): void {
    setOpen(false);
    opener.current?.focus();
  }
  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (!(await send(values))) return setRefusals(refusals + 1);
    setGiven({});
    leave();
  }

  return (
    <div className={open ? styles.asking : undefined}>
      <Button
        ref={opener}
        size="small"
        type={primary ? "primary" : "default"}
        disabled={disabled ?? false}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {label}
      </Button>
      {open && (
        <form
          ref={form}
          className={styles.form}
          aria-label={label}
          noValidate
          onSubmit={(event) => void submit(event)}
        >
          {fields.map((field) => (
            <AskedField
              key={field.key}
              field={field}
              value={values[field.key] ?? ""}
              fault={faultOf(field.key)}
              onChange={(value) => setGiven({ ...given, [field.key]: value })}
            />
          ))}
          <Trouble lines={issues.length > 0 ? elsewhere.map((issue) => told(issue, locale)) : trouble} />
          <footer>
            <Button size="small" onClick={leave}>
              {t("shell.cancel")}
            </Button>
            <Button size="small" type="primary" danger={danger ?? false} htmlType="submit" loading={busy}>
              {sendLabel ?? label}
            </Button>
          </footer>
        </form>
      )}
    </div>
  );
}

/** A fault of something that is not asked for here is told with its name. */
function told({ path, message, code }: Issue, locale: Locale): string {
  const part = code === "CHECK_BLOCKS" ? "" : partOf(path, locale);
  const colon = locale === "zh" ? ":" : ": ";
  return part === "" ? message : `${part}${colon}${message}`;
}

type FieldProps = {
  readonly field: Asked;
  readonly value: string | boolean | readonly string[];
  readonly fault: string | undefined;
  readonly onChange: (value: string | boolean | readonly string[]) => void;
};

function AskedField({ field: { kind, label, options = [] }, value, fault, onChange }: FieldProps) {
  if (kind === "YES")
    return (
      <Checkbox checked={value === true} onChange={({ target }) => onChange(target.checked)}>
        {label}
      </Checkbox>
    );
  if (kind === "CHOICES")
    return (
      <fieldset className={styles.choices}>
        <legend>{label}</legend>
        <Checkbox.Group
          options={[...options]}
          value={[...(value as readonly string[])]}
          onChange={onChange}
        />
        {fault !== undefined && <p role="alert">{fault}</p>}
      </fieldset>
    );
  const text = String(value);
  return (
    <Field label={label} fault={fault}>
      {(given) => {
        const typed = {
          ...given,
          value: text,
          onChange: (event: { target: { value: string } }) => onChange(event.target.value),
        };
        if (kind === "WORDS") return <Input.TextArea {...typed} autoSize={{ minRows: 2, maxRows: 10 }} />;
        if (kind === "CHOICE")
          return (
            <Select
              {...given}
              {...(text !== "" && { value: text })}
              options={[...options]}
              onChange={onChange}
            />
          );
        const type = kind === "DATE" ? "date" : kind === "MOMENT" ? "datetime-local" : "text";
        return <Input {...typed} type={type} autoComplete="off" />;
      }}
    </Field>
  );
}

/** What was typed under a key. */
export function textOf(given: Given, key: string): string {
  const value = given[key];
  return typeof value === "string" ? value : "";
}

export function choicesOf(given: Given, key: string): string[] {
  const value = given[key];
  return Array.isArray(value) ? [...(value as readonly string[])] : [];
}
