import { useWords } from "../../i18n/use-words.ts";
import { useAcknowledgeEscalation, useHandOver, useHoldResponseMeeting } from "../commands/lead.ts";
import { ActionDialog, type DialogProps } from "./action-dialog.tsx";
import { useCompareState } from "./compare-words.ts";
import { TextField } from "./fields.tsx";
import { PersonField } from "./person-field.tsx";
import { WhenField } from "./when-field.tsx";

/** ESC-3: this level knows of it and is told no more. */
export function AcknowledgeDialog(props: DialogProps) {
  const { t } = useWords();
  const acknowledge = useAcknowledgeEscalation();
  const compare = useCompareState(t("actions.done_ACKNOWLEDGE_ESCALATION"));
  return (
    <ActionDialog
      {...props}
      action="ACKNOWLEDGE_ESCALATION"
      empty={{ text: "" }}
      submit={({ text }, keys) => acknowledge({ ...keys, text: text.trim() || null })}
      compare={({ text }, now) => compare(text, now)}
    >
      {() => <TextField name="text" label={t("actions.acknowledgeText")} rows={2} optional focus />}
    </ActionDialog>
  );
}

type Meeting = { measures: string; responsibleStaffId: string | undefined; dueAt: string | undefined };

/** MAJ-2: measures, person responsible, deadline; due in 24 hours. */
export function MeetingDialog(props: DialogProps) {
  const { t } = useWords();
  const hold = useHoldResponseMeeting();
  const compare = useCompareState(t("actions.done_HOLD_RESPONSE_MEETING"));
  const empty: Meeting = {
    measures: "",
    responsibleStaffId: props.subject.handler?.id,
    dueAt: undefined,
  };
  return (
    <ActionDialog<Meeting>
      {...props}
      action="HOLD_RESPONSE_MEETING"
      empty={empty}
      submit={({ measures, responsibleStaffId = "", dueAt = "" }, keys) =>
        hold({ ...keys, measures: measures.trim(), responsibleStaffId, dueAt })
      }
      compare={({ measures }, now) => compare(measures, now)}
    >
      {() => (
        <>
          <TextField name="measures" label={t("actions.meetingMeasures")} rows={4} focus />
          <PersonField
            name="responsibleStaffId"
            label={t("actions.meetingResponsible")}
            projectId={props.subject.project.id}
          />
          <WhenField name="dueAt" label={t("actions.meetingDue")} />
        </>
      )}
    </ActionDialog>
  );
}

const HAND_OVER: { toStaffId: string | undefined; note: string } = { toStaffId: undefined, note: "" };

/** ORG-5: from its owner to another by name. */
export function HandOverDialog(props: DialogProps) {
  const { t } = useWords();
  const handOver = useHandOver();
  const { project, owner } = props.subject;
  return (
    <ActionDialog
      {...props}
      action="HAND_OVER"
      empty={HAND_OVER}
      submit={({ toStaffId = "", note }, keys) => handOver({ ...keys, toStaffId, note: note.trim() || null })}
      compare={(_values, now) => [
        {
          field: t("complaint.owner"),
          wanted: t("actions.done_HAND_OVER"),
          now: now.owner?.name ?? t("complaint.nobody"),
        },
      ]}
    >
      {() => (
        <>
          <PersonField
            name="toStaffId"
            label={t("actions.handOverTo")}
            projectId={project.id}
            without={owner?.id}
          />
          <TextField name="note" label={t("actions.handOverNote")} rows={2} optional />
        </>
      )}
    </ActionDialog>
  );
}
