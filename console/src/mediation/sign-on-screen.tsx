import { Button, Input } from "antd";
import { type SubmitEvent, useRef, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { Trouble } from "../messages/trouble.tsx";
import { useCommand } from "../messages/use-command.ts";
import { Field } from "../ui/field.tsx";
import { SignaturePad } from "../ui/signature-pad.tsx";
import { useFirstFault } from "../ui/use-first-fault.ts";
import { useCase, useCaseCommand } from "./case-context.ts";
import { AskForSigningCodeMutation, SignOnScreenMutation } from "./commands/signing.ts";
import styles from "./mediation.module.css";

type Props = { readonly signer: string; readonly name: string; readonly hash: string };

/** AGR-4: a party signs at the desk: its drawn name, and the code that went to its telephone. */
export function SignOnScreen({ signer, name, hash }: Props) {
  const { t } = useWords();
  const { shown } = useCase();
  const signing = useCaseCommand(SignOnScreenMutation);
  const asking = useCommand(AskForSigningCodeMutation, "SigningCodeSent");
  const [open, setOpen] = useState(false);
  const [stroke, setStroke] = useState("");
  const [tries, setTries] = useState(0);
  const [digits, setDigits] = useState("");
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [refusals, setRefusals] = useState(0);
  const form = useFirstFault(refusals);
  const opener = useRef<HTMLButtonElement>(null);
  const label = t("mediation.signOnScreen", { name });
  const faultOf = (path: string) => signing.issues.find((issue) => issue.path === path)?.message;
  const elsewhere = signing.issues.filter(({ path }) => path !== "oneTimeCode").map(({ message }) => message);

  function writeAgain(): void {
    setTries(tries + 1);
    setStroke("");
  }
  async function send(): Promise<void> {
    const sent = await asking.send({ caseId: shown.id, signer });
    if (sent?.__typename === "SigningCodeSent") setSentTo(sent.sentTo);
  }
  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (!(await signing.run({ signer, hash, stroke, oneTimeCode: digits }))) setRefusals(refusals + 1);
  }

  return (
    <div className={open ? styles.asking : undefined}>
      <Button ref={opener} size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
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
          <p className={styles.small}>{t("mediation.signOnScreenHow", { name })}</p>
          <SignaturePad key={tries} label={t("mediation.signPad")} onChange={setStroke} />
          <Button size="small" type="text" onClick={writeAgain}>
            {t("mediation.signAgain")}
          </Button>
          <div className={styles.acts}>
            <Button size="small" loading={asking.busy} onClick={() => void send()}>
              {t("mediation.sendCode")}
            </Button>
            {sentTo !== null && <span role="status">{t("mediation.codeSent", { phone: sentTo })}</span>}
          </div>
          <Trouble
            lines={asking.issues.length > 0 ? asking.issues.map(({ message }) => message) : asking.trouble}
          />
          <Field label={t("mediation.oneTimeCode")} fault={faultOf("oneTimeCode")}>
            {(given) => (
              <Input
                {...given}
                className={styles.digits ?? ""}
                inputMode="numeric"
                autoComplete="off"
                maxLength={6}
                value={digits}
                onChange={({ target }) => setDigits(target.value)}
              />
            )}
          </Field>
          <Trouble lines={signing.issues.length > 0 ? elsewhere : signing.trouble} />
          <footer>
            <Button
              size="small"
              onClick={() => {
                setOpen(false);
                opener.current?.focus();
              }}
            >
              {t("shell.cancel")}
            </Button>
            <Button
              size="small"
              type="primary"
              htmlType="submit"
              loading={signing.busy}
              disabled={stroke === "" || digits.trim().length !== 6}
            >
              {label}
            </Button>
          </footer>
        </form>
      )}
    </div>
  );
}
