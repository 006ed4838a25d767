import { Button } from "antd";
import { type SubmitEvent, useRef, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { Trouble } from "../messages/trouble.tsx";
import { useFirstFault } from "../ui/use-first-fault.ts";
import { useCase, useCaseCommand } from "./case-context.ts";
import { CaseFields } from "./case-fields.tsx";
import { ChangeCaseMutation } from "./commands/opening.ts";
import { caseInput, draftOfCase, hasNoAmount, withoutField } from "./party-draft.ts";
import styles from "./mediation.module.css";

/** MED-1: matter, particulars and claims put right while the case is under way. */
export function ChangeCase() {
  const { t } = useWords();
  const { shown, record } = useCase();
  const [seen, setSeen] = useState<number>();
  const { busy, trouble, issues, run } = useCaseCommand(ChangeCaseMutation);
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState(() => draftOfCase(record));
  const [refusals, setRefusals] = useState(0);
  const form = useFirstFault(refusals);
  const opener = useRef<HTMLButtonElement>(null);

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (hasNoAmount(draft)) return setRefusals(refusals + 1);
    if (!(await run(caseInput(draft), seen))) {
      // Told that somebody was quicker, who sends it again means it.
      setSeen(undefined);
      return setRefusals(refusals + 1);
    }
    setRefusals(0);
    setOpen(false);
    opener.current?.focus();
  }

  return (
    <div className={open ? styles.asking : undefined}>
      <Button
        ref={opener}
        size="small"
        aria-expanded={open}
        onClick={() => {
          // What was refused is still there when it is opened again.
          if (!open && refusals === 0) {
            setDraft(draftOfCase(record));
            setSeen(shown.version);
          }
          setOpen(!open);
        }}
      >
        {t("mediation.changeCase")}
      </Button>
      {open && (
        <form
          ref={form}
          className={styles.form}
          aria-label={t("mediation.changeCase")}
          noValidate
          onSubmit={(event) => void submit(event)}
        >
          <CaseFields draft={draft} issues={issues} kept={record.parties.length} onChange={setDraft} />
          <Trouble lines={issues.length > 0 ? withoutField(issues) : trouble} />
          <footer>
            <Button size="small" onClick={() => setOpen(false)}>
              {t("shell.cancel")}
            </Button>
            <Button size="small" type="primary" htmlType="submit" loading={busy}>
              {t("mediation.keepChange")}
            </Button>
          </footer>
        </form>
      )}
    </div>
  );
}
