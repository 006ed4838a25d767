import { Button, Checkbox, Select } from "antd";
import { type SubmitEvent, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { useViewer } from "../auth/viewer.ts";
import { useBeginMediation } from "../complaint/commands/close.ts";
import { useWords } from "../i18n/use-words.ts";
import { Trouble } from "../messages/trouble.tsx";
import { useCommand } from "../messages/use-command.ts";
import { Field } from "../ui/field.tsx";
import { useFirstFault } from "../ui/use-first-fault.ts";
import { CaseFields } from "./case-fields.tsx";
import { ProposeCaseMutation } from "./commands/opening.ts";
import type { SourceComplaint } from "./complaint-documents.ts";
import { ContactOfSource } from "./contact-of-source.tsx";
import { draftFrom } from "./from-complaint.ts";
import { FurtherComplaints, type Further } from "./further-complaints.tsx";
import { blankParty, caseInput, hasNoAmount, withoutField, type CaseDraft } from "./party-draft.ts";
import styles from "./mediation.module.css";

const EMPTY: CaseDraft = { kind: "LEAK", matter: "", parties: [blankParty("A"), blankParty("B")] };

type Props = { readonly leave: () => void; readonly source?: SourceComplaint };

/** MED-1: a case of two parties or more, opened by itself or from a complaint and others of the same parties. */
export function NewCase({ leave, source }: Props) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { projects } = useViewer();
  const { busy, trouble, issues, send } = useCommand(ProposeCaseMutation, "MediationCase");
  const begin = useBeginMediation();
  const [projectId, setProjectId] = useState(source?.project.id ?? projects[0]?.id ?? "");
  const [draft, setDraft] = useState(() => (source ? draftFrom(source) : EMPTY));
  const [further, setFurther] = useState<readonly Further[]>([]);
  const rooms = draft.parties.map(({ room }) => room.trim());
  const mayBegin = source?.allowedActions.some(
    ({ action, allowed }) => action === "BEGIN_MEDIATION" && allowed,
  );
  const [begins, setBegins] = useState(mayBegin === true);
  const [refusals, setRefusals] = useState(0);
  const sent = useRef({ input: "", key: "" });
  const form = useFirstFault(refusals);

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (hasNoAmount(draft)) return setRefusals(refusals + 1);
    const others = further.filter(({ room }) => rooms.includes(room)).map(({ id }) => id);
    const complaintIds = source ? [source.id, ...others] : [];
    const whole = { projectId, complaintIds, ...caseInput(draft) };
    // One key for one content: sent again after a broken line, it is one case.
    const input = JSON.stringify(whole);
    if (sent.current.input !== input) sent.current = { input, key: crypto.randomUUID() };
    const answer = await send({ idempotencyKey: sent.current.key, ...whole });
    if (answer === null || !("id" in answer)) return setRefusals(refusals + 1);
    // MED-5: the complaint's own record names the case and says nothing of it.
    if (source && begins)
      await begin({
        complaintId: source.id,
        expectedVersion: source.version,
        idempotencyKey: sent.current.key,
        reason: t("mediation.begunAs", { number: answer.number }),
      });
    void navigate(`/cases/${answer.id}`);
  }

  return (
    <form
      ref={form}
      className={`${styles.panel} ${styles.narrow}`}
      aria-label={source ? t("mediation.fromComplaint", { number: source.number }) : t("mediation.newCase")}
      noValidate
      onSubmit={(event) => void submit(event)}
    >
      {source ? (
        <p>{t("mediation.fromComplaint", { number: source.number })}</p>
      ) : (
        <Field
          label={t("mediation.project")}
          fault={issues.find(({ path }) => path === "projectId")?.message}
        >
          {(given) => (
            <Select
              {...given}
              value={projectId}
              options={projects.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={setProjectId}
            />
          )}
        </Field>
      )}
      {source && (
        <ContactOfSource
          source={source}
          onTaken={({ name, phone }) =>
            setDraft({
              ...draft,
              parties: draft.parties.map((party) =>
                party.letter === "A"
                  ? { ...party, name: name ?? party.name, phone: phone ?? party.phone }
                  : party,
              ),
            })
          }
        />
      )}
      <CaseFields draft={draft} issues={issues} kept={2} onChange={setDraft} />
      {source && (
        <FurtherComplaints
          projectId={projectId}
          sourceId={source.id}
          rooms={rooms}
          chosen={further}
          onChange={setFurther}
        />
      )}
      {mayBegin && (
        <Checkbox checked={begins} onChange={({ target }) => setBegins(target.checked)}>
          {t("mediation.beginToo")}
        </Checkbox>
      )}
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
