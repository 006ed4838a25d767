import { useState } from "react";
import { useQuery } from "urql";
import { useWords } from "../../i18n/use-words.ts";
import { AssigneesQuery } from "../assignees.ts";
import { useAssign, useReassign } from "../commands/assign.ts";
import type { Subject } from "../commands/subject.ts";
import { ActionDialog, type DialogProps } from "./action-dialog.tsx";
import styles from "./actions.module.css";
import { AssigneeFields } from "./assignee-fields.tsx";
import type { Compared } from "./conflict-view.tsx";
import { TextField } from "./fields.tsx";

type Values = {
  departmentId: string | undefined;
  handlerId: string | undefined;
  note: string;
  reason: string;
};
const EMPTY: Values = { departmentId: undefined, handlerId: undefined, note: "", reason: "" };

/** HND-2: to a department or one of its people, with what each has in hand. */
export function AssignDialog(props: DialogProps & { readonly again: boolean }) {
  const { again: asked, ...rest } = props;
  // Someone else was quicker: what was chosen here is kept, as a reassignment that only lacks its reason.
  const [again, setAgain] = useState(asked);
  const { t } = useWords();
  const assign = useAssign();
  const reassign = useReassign();
  const compare = useCompareAssignees(props.subject.project.id);
  return (
    <ActionDialog<Values>
      {...rest}
      action={again ? "REASSIGN" : "ASSIGN"}
      empty={EMPTY}
      submit={({ departmentId = "", handlerId, note, reason }, keys) => {
        const to = { ...keys, departmentId, handlerId: handlerId ?? null, note: note.trim() || null };
        return again ? reassign({ ...to, reason: reason.trim() }) : assign(to);
      }}
      compare={compare}
      completeFirst={(now) => {
        const taken = !again && now.state !== "REGISTERED";
        if (taken) setAgain(true);
        return taken;
      }}
    >
      {(form) => (
        <>
          <AssigneeFields form={form} projectId={props.subject.project.id} />
          {again && !asked && <p className={styles.hint}>{t("actions.nowReassign")}</p>}
          {again && (
            <TextField name="reason" label={t("actions.reason")} hint={t("actions.reasonHint")} rows={2} />
          )}
          <TextField name="note" label={t("actions.note")} rows={2} optional />
          <p className={styles.hint}>{t("actions.assignAcceptHint")}</p>
        </>
      )}
    </ActionDialog>
  );
}

function useCompareAssignees(projectId: string): (values: Values, now: Subject) => Compared[] {
  const { t } = useWords();
  const [{ data }] = useQuery({
    query: AssigneesQuery,
    variables: { projectId },
    requestPolicy: "cache-first",
  });
  return ({ departmentId, handlerId, note }, now) => {
    const chosen = data?.assignees.find(({ department }) => department.id === departmentId);
    const person = chosen?.handlers.find(({ staff }) => staff.id === handlerId)?.staff.name;
    return [
      {
        field: t("actions.department"),
        wanted: chosen?.department.name ?? t("complaint.nobody"),
        now: now.department?.name ?? t("complaint.nobody"),
      },
      {
        field: t("actions.handler"),
        wanted: person ?? t("actions.handlerAny"),
        now: now.handler?.name ?? t("complaint.nobody"),
      },
      ...(note.trim() === "" ? [] : [{ field: t("actions.note"), wanted: note.trim(), now: "—" }]),
    ];
  };
}
