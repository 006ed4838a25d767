import { Button, Select } from "antd";
import { type SubmitEvent, useRef, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { Trouble } from "../messages/trouble.tsx";
import { Field } from "../ui/field.tsx";
import { useFirstFault } from "../ui/use-first-fault.ts";
import { useCase, useCaseCommand } from "./case-context.ts";
import { MakeOfferMutation } from "./commands/sessions.ts";
import { TermFields } from "./term-fields.tsx";
import { blankTerm, draftOf, hasNoAmount, inputOf, type TermDraft } from "./terms.ts";
import styles from "./mediation.module.css";

/** A new round, begun with the terms of the last one. */
export function OfferForm() {
  const { t } = useWords();
  const { record } = useCase();
  const command = useCaseCommand(MakeOfferMutation);
  const [open, setOpen] = useState(false);
  const [by, setBy] = useState("MEDIATOR");
  const [first = "A", second = "B"] = record.parties.map(({ letter }) => letter);
  const last = record.offers.at(-1);
  const begin = () => last?.terms.map(({ term }) => draftOf(term)) ?? [blankTerm(1, second, first)];
  const [terms, setTerms] = useState<readonly TermDraft[]>(begin);
  const [refusals, setRefusals] = useState(0);
  const form = useFirstFault(refusals);
  const opener = useRef<HTMLButtonElement>(null);
  const voices = [
    { value: "MEDIATOR", label: t("mediation.mediator") },
    ...record.parties.map(({ letter, name }) => ({ value: letter, label: `${letter} ${name}` })),
  ];
  const { busy, trouble, issues, run } = command;
  const ofAll = issues.filter(({ path }) => !path.startsWith("terms."));

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (hasNoAmount(terms) || !(await run({ by, terms: terms.map(inputOf) })))
      return setRefusals(refusals + 1);
    setRefusals(0);
    setOpen(false);
    opener.current?.focus();
  }

  return (
    <div>
      <Button
        ref={opener}
        size="small"
        type={record.offers.length === 0 ? "primary" : "default"}
        aria-expanded={open}
        onClick={() => {
          // A refused offer is still there when it is opened again.
          if (!open && refusals === 0) setTerms(begin());
          setOpen(!open);
        }}
      >
        {t("mediation.makeOffer")}
      </Button>
      {open && (
        <form
          ref={form}
          className={styles.form}
          aria-label={t("mediation.makeOffer")}
          noValidate
          onSubmit={(event) => void submit(event)}
        >
          <Field label={t("mediation.offeredBy")} fault={undefined}>
            {(given) => <Select {...given} value={by} options={voices} onChange={setBy} />}
          </Field>
          <TermFields terms={terms} issues={issues} onChange={setTerms} />
          <Trouble lines={issues.length > 0 ? ofAll.map(({ message }) => message) : trouble} />
          <footer>
            <Button size="small" onClick={() => setOpen(false)}>
              {t("shell.cancel")}
            </Button>
            <Button size="small" type="primary" htmlType="submit" loading={busy}>
              {t("mediation.makeOffer")}
            </Button>
          </footer>
        </form>
      )}
    </div>
  );
}
