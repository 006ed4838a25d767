import { DISPUTE_KIND_LABELS, DISPUTE_KINDS, type DisputeKind } from "@heyi/schema/vocabulary/mediation.ts";
import { Button, Input, Select } from "antd";
import { type SubmitEvent, useState } from "react";
import { useNavigate } from "react-router";
import { useViewer } from "../auth/viewer.ts";
import { useWords } from "../i18n/use-words.ts";
import { Trouble } from "../messages/trouble.tsx";
import { useCommand } from "../messages/use-command.ts";
import { Field } from "../ui/field.tsx";
import { useFirstFault } from "../ui/use-first-fault.ts";
import { ProposeCaseMutation } from "./commands/opening.ts";
import { blankParty, partyInput, type PartyDraft } from "./party-draft.ts";
import { PartyFields } from "./party-fields.tsx";
import styles from "./mediation.module.css";
import { fenOf } from "./yuan.ts";

const key = () => crypto.randomUUID();

/** MED-1: a case of two parties or more, opened by itself or from a complaint. */
export function NewCase({
  leave,
  complaintIds = [],
}: {
  readonly leave: () => void;
  readonly complaintIds?: readonly string[];
}) {
  const { t, label } = useWords();
  const navigate = useNavigate();
  const { projects } = useViewer();
  const { busy, trouble, issues, send } = useCommand(ProposeCaseMutation, "MediationCase");
  const [sentAs, setSentAs] = useState(key);
  const [projectId, setProjectId] = useState(projects[0]?.id ?? "");
  const [kind, setKind] = useState<DisputeKind>("LEAK");
  const [matter, setMatter] = useState("");
  const [parties, setParties] = useState<readonly PartyDraft[]>([blankParty("A"), blankParty("B")]);
  const [refusals, setRefusals] = useState(0);
  const form = useFirstFault(refusals);
  const faultOf = (path: string) => issues.find((issue) => issue.path === path)?.message;

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const claims = parties
      .filter(({ claim }) => claim.trim() !== "")
      .map(({ letter, claim, claimAmount }) => ({ by: letter, text: claim, amountFen: fenOf(claimAmount) }));
    const answer = await send({
      idempotencyKey: sentAs,
      projectId,
      kind,
      matter,
      complaintIds: [...complaintIds],
      parties: parties.map(partyInput),
      claims,
    });
    setSentAs(key());
    if (answer === null || !("id" in answer)) return setRefusals(refusals + 1);
    void navigate(`/cases/${answer.id}`);
  }

  return (
    <form
      ref={form}
      className={styles.panel}
      aria-label={t("mediation.newCase")}
      noValidate
      onSubmit={(event) => void submit(event)}
    >
      <div className={styles.fields}>
        <Field label={t("mediation.project")} fault={faultOf("projectId")}>
          {(given) => (
            <Select
              {...given}
              value={projectId}
              options={projects.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={setProjectId}
            />
          )}
        </Field>
        <Field label={t("mediation.kind")} fault={faultOf("kind")}>
          {(given) => (
            <Select
              {...given}
              value={kind}
              options={DISPUTE_KINDS.map((value) => ({ value, label: label(DISPUTE_KIND_LABELS, value) }))}
              onChange={setKind}
            />
          )}
        </Field>
      </div>
      <Field label={t("mediation.matter")} fault={faultOf("matter")}>
        {(given) => (
          <Input.TextArea
            {...given}
            autoSize={{ minRows: 2 }}
            maxLength={500}
            value={matter}
            onChange={({ target }) => setMatter(target.value)}
          />
        )}
      </Field>
      {parties.map((party, at) => (
        <PartyFields
          key={party.letter}
          party={party}
          faultOf={(field) => faultOf(`parties.${at}.${field}`)}
          onChange={(changed) =>
            setParties(parties.map((each) => (each.letter === party.letter ? changed : each)))
          }
        />
      ))}
      <div className={styles.acts}>
        <Button
          size="small"
          type="dashed"
          onClick={() => setParties([...parties, blankParty(String.fromCharCode(65 + parties.length))])}
        >
          {t("mediation.addParty")}
        </Button>
        {parties.length > 2 && (
          <Button size="small" type="text" onClick={() => setParties(parties.slice(0, -1))}>
            {t("mediation.removeParty")}
          </Button>
        )}
      </div>
      <Trouble
        lines={
          issues.length > 0
            ? issues.filter(({ path }) => !path.includes(".")).map(({ message }) => message)
            : trouble
        }
      />
      <footer className={styles.acts}>
        <Button onClick={leave}>{t("shell.cancel")}</Button>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t("mediation.openCase")}
        </Button>
      </footer>
    </form>
  );
}
