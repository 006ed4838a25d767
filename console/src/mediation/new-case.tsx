import { Button, Select } from "antd";
import { type SubmitEvent, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { useViewer } from "../auth/viewer.ts";
import { useWords } from "../i18n/use-words.ts";
import { Trouble } from "../messages/trouble.tsx";
import { useCommand } from "../messages/use-command.ts";
import { Field } from "../ui/field.tsx";
import { useFirstFault } from "../ui/use-first-fault.ts";
import { CaseFields } from "./case-fields.tsx";
import { ProposeCaseMutation } from "./commands/opening.ts";
import { blankParty, caseInput, hasNoAmount, withoutField, type CaseDraft } from "./party-draft.ts";
import styles from "./mediation.module.css";

const EMPTY: CaseDraft = { kind: "LEAK", matter: "", parties: [blankParty("A"), blankParty("B")] };

/** MED-1: a case of two parties or more, opened by itself. */
export function NewCase({ leave }: { readonly leave: () => void }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { projects } = useViewer();
  const { busy, trouble, issues, send } = useCommand(ProposeCaseMutation, "MediationCase");
  const [projectId, setProjectId] = useState(projects[0]?.id ?? "");
  const [draft, setDraft] = useState(EMPTY);
  const [refusals, setRefusals] = useState(0);
  const sent = useRef({ input: "", key: "" });
  const form = useFirstFault(refusals);

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (hasNoAmount(draft)) return setRefusals(refusals + 1);
    const whole = { projectId, complaintIds: [], ...caseInput(draft) };
    // One key for one content: sent again after a broken line, it is one case.
    const input = JSON.stringify(whole);
    if (sent.current.input !== input) sent.current = { input, key: crypto.randomUUID() };
    const answer = await send({ idempotencyKey: sent.current.key, ...whole });
    if (answer === null || !("id" in answer)) return setRefusals(refusals + 1);
    void navigate(`/cases/${answer.id}`);
  }

  return (
    <form
      ref={form}
      className={`${styles.panel} ${styles.narrow}`}
      aria-label={t("mediation.newCase")}
      noValidate
      onSubmit={(event) => void submit(event)}
    >
      <Field label={t("mediation.project")} fault={issues.find(({ path }) => path === "projectId")?.message}>
        {(given) => (
          <Select
            {...given}
            value={projectId}
            options={projects.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setProjectId}
          />
        )}
      </Field>
      <CaseFields draft={draft} issues={issues} kept={2} onChange={setDraft} />
      <Trouble lines={issues.length > 0 ? withoutField(issues) : trouble} />
      <footer className={styles.acts}>
        <Button onClick={leave}>{t("shell.cancel")}</Button>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t("mediation.openCase")}
        </Button>
      </footer>
    </form>
  );
}
