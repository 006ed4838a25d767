import { App, Button, Input, Modal } from "antd";
import { useState } from "react";
import { useClient, useQuery } from "urql";
import { readFragment } from "../../generated/fragment-masking.ts";
import type { ComplaintIncidentFragment } from "../../generated/graphql.ts";
import { useWords } from "../i18n/use-words.ts";
import { Bones } from "../ui/states.tsx";
import {
  ActOnIncidentMutation,
  CandidatesQuery,
  IncidentDone,
  IncidentMemberFields,
  OpenIncidentMutation,
} from "./documents.ts";
import styles from "./incident.module.css";
import { MemberList } from "./member-list.tsx";
import { useMany } from "./use-many.ts";

/** As alike as this, it is ticked already. */
const TICKED = 0.2;

type Props = { readonly complaint: ComplaintIncidentFragment; readonly onClose: () => void };

/** MAJ-3: which open complaints of the week are of the same matter, and what the matter is. */
export function OpenModal({ complaint, onClose }: Props) {
  const { t } = useWords();
  const [{ data, error }] = useQuery({
    query: CandidatesQuery,
    variables: { id: complaint.id },
    requestPolicy: "network-only",
  });
  const candidates = data?.complaint?.incidentCandidates;
  return (
    <Modal open destroyOnHidden width={600} title={t("incident.open")} onCancel={onClose} footer={null}>
      {error !== undefined && candidates === undefined && (
        <p role="alert" className={styles.trouble}>
          {t("incident.unreachable")}
        </p>
      )}
      {error === undefined && candidates === undefined && <Bones lines={5} />}
      {candidates !== undefined && candidates.length === 0 && <p>{t("incident.noneAlike")}</p>}
      {candidates !== undefined && candidates.length > 0 && (
        <Chosen
          complaint={{ ...complaint, version: data?.complaint?.version ?? complaint.version }}
          candidates={candidates.map(({ likeness, member }) => ({
            likeness,
            member: readFragment(IncidentMemberFields, member),
          }))}
          onClose={onClose}
        />
      )}
    </Modal>
  );
}

type Candidate = {
  readonly likeness: number;
  readonly member: Parameters<typeof MemberList>[0]["members"][number];
};

function Chosen({ complaint, candidates, onClose }: Props & { readonly candidates: readonly Candidate[] }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const client = useClient();
  const [matter, setMatter] = useState("");
  const [chosen, setChosen] = useState<readonly string[]>(() =>
    candidates.filter(({ likeness }) => likeness >= TICKED).map(({ member }) => member.complaint.id),
  );
  const { busy, results, trouble, send } = useMany(OpenIncidentMutation);
  const members = candidates.map(({ member }) => member);
  const wanted = [
    { complaintId: complaint.id, expectedVersion: complaint.version },
    ...members
      .filter(({ complaint: { id } }) => chosen.includes(id))
      .map(({ version, complaint: { id } }) => ({ complaintId: id, expectedVersion: version })),
  ];

  // Joining has made each one version newer, whatever this screen has heard of since.
  const [sent, setSent] = useState(wanted);

  /** What was joined by mistake: each goes out again. */
  async function undo(): Promise<void> {
    const joined = results?.filter(({ code }) => code === null) ?? [];
    const versions = new Map(
      sent.map(({ complaintId, expectedVersion }) => [complaintId, expectedVersion + 1]),
    );
    const { data } = await client
      .mutation(ActOnIncidentMutation, {
        input: {
          idempotencyKey: crypto.randomUUID(),
          complaints: joined.map(({ complaintId }) => ({
            complaintId,
            expectedVersion: versions.get(complaintId) ?? 0,
          })),
          leave: { reason: t("incident.undoReason") },
        },
      })
      .toPromise();
    const answer = data?.answer;
    const isUndone =
      answer?.__typename === "IncidentOutcome" &&
      readFragment(IncidentDone, answer).results.every(({ code }) => code === null);
    void (isUndone ? message.success(t("incident.undone")) : message.error(t("incident.notUndone")));
    onClose();
  }

  return (
    <>
      {results === null && (
        <label>
          {t("incident.matter")}
          <Input
            autoFocus
            value={matter}
            maxLength={100}
            placeholder={t("incident.matterHint")}
            onChange={({ target }) => setMatter(target.value)}
          />
        </label>
      )}
      <p>{t(results === null ? "incident.alike" : "incident.results")}</p>
      <MemberList members={members} chosen={chosen} choose={setChosen} results={results} />
      {trouble !== null && (
        <p role="alert" className={styles.trouble}>
          {trouble}
        </p>
      )}
      <div className={styles.foot}>
        {results === null ? (
          <>
            <Button onClick={onClose}>{t("shell.cancel")}</Button>
            <Button
              type="primary"
              loading={busy}
              disabled={matter.trim().length < 2 || chosen.length === 0}
              onClick={() => {
                setSent(wanted);
                void send({ projectId: complaint.project.id, matter: matter.trim(), complaints: wanted });
              }}
            >
              {t("incident.openWith", { count: wanted.length })}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={() => void undo()}>{t("incident.undo")}</Button>
            <Button type="primary" onClick={onClose}>
              {t("incident.close")}
            </Button>
          </>
        )}
      </div>
    </>
  );
}
