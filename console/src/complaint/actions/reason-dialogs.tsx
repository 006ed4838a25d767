import { Form, Radio } from "antd";
import { useWords } from "../../i18n/use-words.ts";
import { useBeginMediation, useExemptVisit, useReopen, useTakeBack } from "../commands/close.ts";
import { useFlagMalicious, useWithdraw } from "../commands/end.ts";
import { useEscalate } from "../commands/keep-going.ts";
import { useConfirmMajor, useDismissMajor } from "../commands/lead.ts";
import { useDecline } from "../commands/take-up.ts";
import { ActionDialog, type DialogProps } from "./action-dialog.tsx";
import styles from "./actions.module.css";
import { useCompareState } from "./compare-words.ts";
import { TextField } from "./fields.tsx";

const EMPTY = { reason: "" };

/** Moves that ask for a reason and nothing else. */
export type ReasonAction =
  | "DECLINE"
  | "ESCALATE"
  | "WITHDRAW"
  | "CONFIRM_MAJOR"
  | "DISMISS_MAJOR"
  | "EXEMPT_VISIT"
  | "REOPEN"
  | "BEGIN_MEDIATION"
  | "TAKE_BACK";

export function ReasonDialog(props: DialogProps & { readonly action: ReasonAction }) {
  const { t } = useWords();
  const commands = {
    DECLINE: useDecline(),
    ESCALATE: useEscalate(),
    WITHDRAW: useWithdraw(),
    CONFIRM_MAJOR: useConfirmMajor(),
    DISMISS_MAJOR: useDismissMajor(),
    EXEMPT_VISIT: useExemptVisit(),
    REOPEN: useReopen(),
    BEGIN_MEDIATION: useBeginMediation(),
    TAKE_BACK: useTakeBack(),
  };
  const hint = {
    DECLINE: t("actions.declineHint"),
    ESCALATE: t("actions.escalateHint"),
    WITHDRAW: t("actions.withdrawHint"),
    CONFIRM_MAJOR: t("actions.confirmMajorHint"),
    DISMISS_MAJOR: t("actions.reasonHint"),
    EXEMPT_VISIT: t("actions.exemptVisitHint"),
    REOPEN: t("actions.reopenHint"),
    BEGIN_MEDIATION: t("actions.reasonHint"),
    TAKE_BACK: t("actions.takeBackHint"),
  }[props.action];
  const compare = useCompareState(t(`actions.done_${props.action}`));
  return (
    <ActionDialog
      {...props}
      empty={EMPTY}
      submit={({ reason }, keys) => commands[props.action]({ ...keys, reason: reason.trim() })}
      compare={({ reason }, now) => compare(reason, now)}
    >
      {() => <TextField name="reason" label={t("actions.reason")} hint={hint} focus />}
    </ActionDialog>
  );
}

/** TRI-2: confidential, and it changes nothing in the process. */
export function FlagDialog(props: DialogProps) {
  const { t } = useWords();
  const flag = useFlagMalicious();
  const said = (malicious: boolean | null) => t(malicious ? "actions.malicious" : "actions.notMalicious");
  return (
    <ActionDialog
      {...props}
      action="FLAG_MALICIOUS"
      empty={{ malicious: props.subject.malicious !== true, reason: "" }}
      submit={({ malicious, reason }, keys) => flag({ ...keys, malicious, reason: reason.trim() })}
      compare={({ malicious }, now) => [
        { field: t("complaint.malicious"), wanted: said(malicious), now: said(now.malicious) },
      ]}
    >
      {() => (
        <>
          <p className={styles.hint}>{t("actions.maliciousHint")}</p>
          <Form.Item name="malicious" label={t("complaint.malicious")}>
            <Radio.Group
              optionType="button"
              options={[
                { value: true, label: t("actions.malicious") },
                { value: false, label: t("actions.notMalicious") },
              ]}
            />
          </Form.Item>
          <TextField name="reason" label={t("actions.reason")} hint={t("actions.reasonHint")} />
        </>
      )}
    </ActionDialog>
  );
}
