import { FURTHER_WAYS, FURTHER_WAY_LABELS, type FurtherWay } from "@heyi/schema/vocabulary/complaint.ts";
import { Checkbox, Form, Input } from "antd";
import { useClient } from "urql";
import { graphql } from "../../../generated/gql.ts";
import { useWords } from "../../i18n/use-words.ts";
import { useClose, useCloseUnresolved, useMerge, useRefer } from "../commands/close.ts";
import { ActionDialog, type DialogProps } from "./action-dialog.tsx";
import styles from "./actions.module.css";
import { useCompareState } from "./compare-words.ts";
import { TextField } from "./fields.tsx";

/** VIS-4: nothing is missing, or it could not be asked for. */
export function CloseDialog(props: DialogProps) {
  const { t } = useWords();
  const close = useClose();
  const compare = useCompareState(t("actions.done_CLOSE"));
  return (
    <ActionDialog
      {...props}
      action="CLOSE"
      empty={{}}
      submit={(_values, keys) => close(keys)}
      compare={(_values, now) => compare("", now)}
    >
      {() => <p className={styles.hint}>{t("actions.closeHint")}</p>}
    </ActionDialog>
  );
}

type Unresolved = { reason: string; complainantTold: boolean; ways: FurtherWay[] };
const UNRESOLVED: Unresolved = { reason: "", complainantTold: false, ways: [] };

/** VIS-4: the truth told, the reasons and the further ways on record. */
export function CloseUnresolvedDialog(props: DialogProps) {
  const { t, label } = useWords();
  const close = useCloseUnresolved();
  const compare = useCompareState(t("actions.done_CLOSE_UNRESOLVED"));
  return (
    <ActionDialog<Unresolved>
      {...props}
      action="CLOSE_UNRESOLVED"
      empty={UNRESOLVED}
      submit={({ reason, complainantTold, ways }, keys) =>
        close({ ...keys, reason: reason.trim(), complainantTold, ways })
      }
      compare={({ reason }, now) => compare(reason, now)}
    >
      {() => (
        <>
          <p className={styles.hint}>{t("actions.unresolvedHint")}</p>
          <TextField name="reason" label={t("actions.unresolvedReason")} rows={4} focus />
          <Form.Item
            name="ways"
            label={t("actions.ways")}
            rules={[{ required: true, message: t("actions.required") }]}
          >
            <Checkbox.Group
              options={FURTHER_WAYS.map((value) => ({ value, label: label(FURTHER_WAY_LABELS, value) }))}
            />
          </Form.Item>
          <Form.Item
            name="complainantTold"
            valuePropName="checked"
            rules={[{ type: "enum", enum: [true], message: t("actions.toldNeeded") }]}
          >
            <Checkbox>{t("actions.told")}</Checkbox>
          </Form.Item>
        </>
      )}
    </ActionDialog>
  );
}

export function ReferDialog(props: DialogProps) {
  const { t } = useWords();
  const refer = useRefer();
  const compare = useCompareState(t("actions.done_REFER"));
  return (
    <ActionDialog
      {...props}
      action="REFER"
      empty={{ to: "", reason: "" }}
      submit={({ to, reason }, keys) => refer({ ...keys, to: to.trim(), reason: reason.trim() })}
      compare={({ to }, now) => compare(to, now)}
    >
      {() => (
        <>
          <Form.Item
            name="to"
            label={t("actions.referTo")}
            rules={[{ required: true, whitespace: true, message: t("actions.required") }]}
          >
            <Input maxLength={60} placeholder={t("actions.referToHint")} />
          </Form.Item>
          <TextField name="reason" label={t("actions.reason")} hint={t("actions.reasonHint")} rows={2} />
        </>
      )}
    </ActionDialog>
  );
}

const ComplaintIdQuery = graphql(`
  query ComplaintId($number: String!) {
    complaintByNumber(number: $number) {
      id
    }
  }
`);

/** Into another open complaint of the same complainant, by its number. */
export function MergeDialog(props: DialogProps) {
  const { t } = useWords();
  const client = useClient();
  const merge = useMerge();
  const compare = useCompareState(t("actions.done_MERGE"));
  return (
    <ActionDialog
      {...props}
      action="MERGE"
      empty={{ intoId: "", reason: "" }}
      submit={async ({ intoId: number, reason }, keys) => {
        const found = await client.query(ComplaintIdQuery, { number: number.trim() }).toPromise();
        if (found.error) return { kind: "failed", cause: "Server" };
        const intoId = found.data?.complaintByNumber?.id;
        if (intoId === undefined)
          return {
            kind: "invalid",
            issues: [{ path: "intoId", code: "UNKNOWN_REFERENCE", message: "", allowed: null }],
          };
        return merge({ ...keys, intoId, reason: reason.trim() });
      }}
      compare={({ reason }, now) => compare(reason, now)}
    >
      {() => (
        <>
          <p className={styles.hint}>{t("actions.mergeHint")}</p>
          <Form.Item
            name="intoId"
            label={t("actions.mergeInto")}
            rules={[{ required: true, whitespace: true, message: t("actions.required") }]}
          >
            <Input maxLength={40} className="figures" placeholder="GXC-202602-0031" />
          </Form.Item>
          <TextField name="reason" label={t("actions.reason")} hint={t("actions.reasonHint")} rows={2} />
        </>
      )}
    </ActionDialog>
  );
}
