import { Button, Checkbox, Input } from "antd";
import { type SubmitEvent, useEffect, useRef, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { Trouble } from "../messages/trouble.tsx";
import { useFirstFault } from "../ui/use-first-fault.ts";
import { useCase, useCaseCommand } from "./case-context.ts";
import { EditAgreementMutation } from "./commands/agreement.ts";
import type { Draft } from "./documents.ts";
import { fieldOf } from "./mending.ts";
import { Part } from "./part.tsx";
import { TermFields } from "./term-fields.tsx";
import { blankTerm, draftOf, hasNoAmount, inputOf, type TermDraft } from "./terms.ts";
import styles from "./mediation.module.css";

const WORDS = ["facts", "disputedMatter", "place", "mediatorName", "recorderName"] as const;

type Props = {
  readonly draft: Draft;
  readonly open: boolean;
  /** The field that something found asks for. */
  readonly aim: string | null;
  readonly onOpen: (open: boolean) => void;
};

/** The terms as they were taken from the draft, and as of which version of the case; undefined: of the newest. */
type Taken = { readonly terms: readonly TermDraft[]; readonly version: number | undefined };

/** AGR-1: what the draft says, part by part. */
export function AgreementForm({ draft, open, aim, onOpen }: Props) {
  const { t } = useWords();
  const { shown, record } = useCase();
  const { busy, trouble, issues, run } = useCaseCommand(EditAgreementMutation);
  const { content, around } = draft;
  const [words, setWords] = useState<Record<string, string>>({});
  const [taken, setTaken] = useState<Taken>(() => ({ terms: begun(), version: shown.version }));
  const [terms, setTerms] = useState(taken.terms);
  const [wasOpen, setWasOpen] = useState(open);
  const [electronic, setElectronic] = useState(around.electronic);
  const unwilling = record.parties.filter((party) => !party.signsElectronically).map(({ name }) => name);
  const [owners, setOwners] = useState(around.ownersDecided);
  const [refusals, setRefusals] = useState(0);
  const form = useFirstFault(refusals);
  const opener = useRef<HTMLButtonElement>(null);
  useEffect(
    function goToTheFieldAskedFor() {
      if (open && aim !== null && form.current) fieldOf(form.current, aim)?.focus();
    },
    [open, aim, form],
  );

  if (open !== wasOpen) {
    setWasOpen(open);
    if (open && terms === taken.terms) takeAnew();
  }
  function takeAnew(): void {
    const now = { terms: begun(), version: shown.version };
    setTaken(now);
    setTerms(now.terms);
  }
  function begun(): readonly TermDraft[] {
    return content.terms.length > 0 ? content.terms.map(draftOf) : [blankTerm(1, "B", "A")];
  }
  const of = (key: string, kept: string | null | undefined) => words[key] ?? kept ?? "";
  const part = (letter: string) => content.responsibilities.find(({ party }) => party === letter)?.text;
  const put = (key: string) => (event: { target: { value: string } }) =>
    setWords({ ...words, [key]: event.target.value });
  const faultOf = (path: string) => issues.find((issue) => issue.path === path)?.message;

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (hasNoAmount(terms)) return setRefusals(refusals + 1);
    const responsibilities = record.parties
      .map(({ letter }) => ({ party: letter, text: of(`part${letter}`, part(letter)) }))
      .filter(({ text }) => text.trim() !== "");
    const texts = Object.fromEntries(WORDS.map((key) => [key, of(key, content[key]) || null]));
    const input = {
      ...texts,
      responsibilities,
      terms: terms.map(inputOf),
      date: of("date", content.date) || null,
      copies: Number(of("copies", String(content.copies ?? ""))) || null,
      around: { ...around, electronic, ownersDecided: owners },
    };
    if (!(await run(input, taken.version))) {
      // Told that somebody was quicker, who sends it again means it.
      setTaken({ ...taken, version: undefined });
      return setRefusals(refusals + 1);
    }
    setTaken({ terms, version: undefined });
    onOpen(false);
    opener.current?.focus();
  }

  return (
    <div className={open ? styles.asking : undefined}>
      <Button ref={opener} size="small" aria-expanded={open} onClick={() => onOpen(!open)}>
        {t("mediation.editAgreement")}
      </Button>
      {open && (
        <form
          ref={form}
          className={styles.form}
          aria-label={t("mediation.editAgreement")}
          noValidate
          onSubmit={(event) => void submit(event)}
        >
          {WORDS.map((key) => (
            <Part key={key} path={key} label={t(`mediation.${key}`)} fault={faultOf(key)}>
              {(given) => (
                <Input.TextArea
                  {...given}
                  autoSize={{ minRows: 1, maxRows: 8 }}
                  value={of(key, content[key])}
                  onChange={put(key)}
                />
              )}
            </Part>
          ))}
          {record.parties.map(({ letter, name }) => (
            <Part
              key={letter}
              path={`responsibilities.${letter}`}
              label={t("mediation.responsibilityOf", { name })}
              fault={undefined}
            >
              {(given) => (
                <Input {...given} value={of(`part${letter}`, part(letter))} onChange={put(`part${letter}`)} />
              )}
            </Part>
          ))}
          <div className={styles.fields}>
            <Part path="date" label={t("mediation.date")} fault={faultOf("date")}>
              {(given) => (
                <Input {...given} type="date" value={of("date", content.date)} onChange={put("date")} />
              )}
            </Part>
            <Part path="copies" label={t("mediation.copies")} fault={faultOf("copies")}>
              {(given) => (
                <Input
                  {...given}
                  inputMode="numeric"
                  value={of("copies", String(content.copies ?? ""))}
                  onChange={put("copies")}
                />
              )}
            </Part>
          </div>
          <TermFields terms={terms} issues={issues} onChange={setTerms} />
          <Checkbox checked={owners} onChange={({ target }) => setOwners(target.checked)}>
            {t("mediation.ownersDecided")}
          </Checkbox>
          <Checkbox
            checked={electronic}
            disabled={unwilling.length > 0 && !electronic}
            onChange={({ target }) => setElectronic(target.checked)}
          >
            {unwilling.length > 0
              ? t("mediation.onScreenUnwilling", { names: unwilling.join("、") })
              : t("mediation.onScreen")}
          </Checkbox>
          <Trouble lines={issues.length > 0 ? issues.map(({ message }) => message) : trouble} />
          <footer>
            <Button size="small" onClick={() => onOpen(false)}>
              {t("shell.cancel")}
            </Button>
            <Button size="small" type="primary" htmlType="submit" loading={busy}>
              {t("mediation.keepDraft")}
            </Button>
          </footer>
        </form>
      )}
    </div>
  );
}
