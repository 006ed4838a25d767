import {
  CONTACT_HOW_LABELS,
  CONTACT_HOWS,
  ROOT_CAUSE_LABELS,
  ROOT_CAUSES,
  type ContactHow,
  type RootCause,
} from "@heyi/schema/vocabulary/complaint.ts";
import { ENDED_STATES } from "@heyi/schema/vocabulary/complaint.ts";
import { Button, Checkbox, Form, type FormInstance, Modal, Segmented } from "antd";
import { useState } from "react";
import type { IncidentActInput } from "../../generated/graphql.ts";
import { AssigneeFields } from "../complaint/actions/assignee-fields.tsx";
import { CodeRadios, CodeSelect, TextField } from "../complaint/actions/fields.tsx";
import { useWords } from "../i18n/use-words.ts";
import { ActOnIncidentMutation } from "./documents.ts";
import styles from "./incident.module.css";
import { type Member, MemberList } from "./member-list.tsx";
import { useMany } from "./use-many.ts";

const WAYS = ["assign", "contact", "resolve", "leave"] as const;
type Way = (typeof WAYS)[number];

type Values = {
  departmentId?: string;
  handlerId?: string;
  how: ContactHow;
  text: string;
  isReply: boolean;
  solution: string;
  rootCause?: RootCause;
  complainantTold: boolean;
  reason: string;
};
const EMPTY: Values = {
  how: "PHONE",
  text: "",
  isReply: true,
  solution: "",
  complainantTold: false,
  reason: "",
};

type Props = {
  readonly projectId: string;
  readonly members: readonly Member[];
  readonly onClose: () => void;
};

/** MAJ-3: one act for all that are ticked, and what came of each. */
export function ActModal({ projectId, members: given, onClose }: Props) {
  const { t } = useWords();
  // As they stood when it was opened: what changes meanwhile is a conflict to be seen, not to be run over (HND-2).
  const [members] = useState(given);
  const open = members.filter(({ complaint }) => !ENDED_STATES.some((state) => state === complaint.state));
  const [chosen, setChosen] = useState<readonly string[]>(open.map(({ complaint }) => complaint.id));
  const [way, setWay] = useState<Way>("assign");
  const [form] = Form.useForm<Values>();
  const { busy, results, trouble, send } = useMany(ActOnIncidentMutation);
  const complaints = members
    .filter(({ complaint }) => chosen.includes(complaint.id))
    .map(({ version, complaint }) => ({ complaintId: complaint.id, expectedVersion: version }));
  return (
    <Modal open destroyOnHidden width={600} title={t("incident.forAll")} onCancel={onClose} footer={null}>
      <MemberList members={members} chosen={chosen} choose={setChosen} results={results} />
      {trouble !== null && (
        <p role="alert" className={styles.trouble}>
          {trouble}
        </p>
      )}
      {results === null ? (
        <Form<Values>
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={EMPTY}
          onFinish={(values) => void send({ complaints, ...actOf(way, { ...EMPTY, ...values }) })}
        >
          <Segmented<Way>
            block
            className={styles.ways ?? ""}
            value={way}
            onChange={setWay}
            options={WAYS.map((each) => ({ value: each, label: t(`incident.way_${each}`) }))}
          />
          <Fields way={way} form={form} projectId={projectId} />
          <div className={styles.foot}>
            <Button onClick={onClose}>{t("shell.cancel")}</Button>
            <Button type="primary" htmlType="submit" loading={busy} disabled={complaints.length === 0}>
              {t("incident.doFor", { act: t(`incident.way_${way}`), count: complaints.length })}
            </Button>
          </div>
        </Form>
      ) : (
        <div className={styles.foot}>
          <Button type="primary" onClick={onClose}>
            {t("incident.close")}
          </Button>
        </div>
      )}
    </Modal>
  );
}

type FieldsProps = { readonly way: Way; readonly form: FormInstance<Values>; readonly projectId: string };

function Fields({ way, form, projectId }: FieldsProps) {
  const { t } = useWords();
  switch (way) {
    case "assign":
      return <AssigneeFields form={form} projectId={projectId} />;
    case "contact":
      return (
        <>
          <CodeRadios name="how" label={t("actions.how")} codes={CONTACT_HOWS} labels={CONTACT_HOW_LABELS} />
          <TextField name="text" label={t("incident.said")} hint={t("incident.saidHint")} />
          <Form.Item name="isReply" valuePropName="checked">
            <Checkbox>{t("actions.isReply")}</Checkbox>
          </Form.Item>
        </>
      );
    case "resolve":
      return (
        <>
          <TextField name="solution" label={t("actions.solution")} hint={t("actions.solutionHint")} />
          <CodeSelect
            name="rootCause"
            label={t("actions.rootCause")}
            codes={ROOT_CAUSES}
            labels={ROOT_CAUSE_LABELS}
          />
          <Form.Item name="complainantTold" valuePropName="checked">
            <Checkbox>{t("incident.allTold")}</Checkbox>
          </Form.Item>
        </>
      );
    case "leave":
      return <TextField name="reason" label={t("actions.reason")} hint={t("incident.leaveHint")} rows={2} />;
  }
}

function actOf(way: Way, values: Values): Partial<IncidentActInput> {
  switch (way) {
    case "assign":
      return {
        assign: { departmentId: values.departmentId ?? "", handlerId: values.handlerId ?? null, note: null },
      };
    case "contact":
      return {
        contact: { how: values.how, text: values.text.trim(), isReply: values.isReply, public: true },
      };
    case "resolve":
      return {
        resolve: {
          solution: values.solution.trim(),
          rootCause: values.rootCause ?? "NONE",
          complainantTold: values.complainantTold,
        },
      };
    case "leave":
      return { leave: { reason: values.reason.trim() } };
  }
}
