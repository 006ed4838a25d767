import {
  SUSPEND_REASONS,
  SUSPEND_REASON_LABELS,
  type SuspendReason,
} from "@heyi/schema/vocabulary/complaint.ts";
import { useWords } from "../../i18n/use-words.ts";
import { useResume, useSuspend } from "../commands/keep-going.ts";
import { ActionDialog, type DialogProps } from "./action-dialog.tsx";
import { useCompareState } from "./compare-words.ts";
import { CodeRadios, TextField } from "./fields.tsx";
import { WhenField } from "./when-field.tsx";

const SUSPEND: { reason: SuspendReason; reviewAt: string | undefined; text: string } = {
  reason: "WAITING_COMPLAINANT",
  reviewAt: undefined,
  text: "",
};

/** SLA-5: with a reason and a review date at most 14 days off. */
export function SuspendDialog(props: DialogProps) {
  const { t, label } = useWords();
  const suspend = useSuspend();
  const compare = useCompareState(t("complaint.paused"));
  return (
    <ActionDialog
      {...props}
      action="SUSPEND"
      empty={SUSPEND}
      submit={({ reason, reviewAt = "", text }, keys) =>
        suspend({ ...keys, reason, reviewAt, text: text.trim() })
      }
      compare={(values, now) => compare(`${label(SUSPEND_REASON_LABELS, values.reason)} ${values.text}`, now)}
    >
      {() => (
        <>
          <CodeRadios
            name="reason"
            label={t("actions.suspendReason")}
            codes={SUSPEND_REASONS}
            labels={SUSPEND_REASON_LABELS}
          />
          <WhenField
            name="reviewAt"
            label={t("actions.reviewAt")}
            hint={t("actions.reviewHint")}
            latestDays={14}
          />
          <TextField name="text" label={t("actions.suspendText")} rows={2} />
        </>
      )}
    </ActionDialog>
  );
}

export function ResumeDialog(props: DialogProps) {
  const { t } = useWords();
  const resume = useResume();
  const compare = useCompareState(t("actions.done_RESUME"));
  return (
    <ActionDialog
      {...props}
      action="RESUME"
      empty={{ text: "" }}
      submit={({ text }, keys) => resume({ ...keys, text: text.trim() || null })}
      compare={({ text }, now) => compare(text, now)}
    >
      {() => <TextField name="text" label={t("actions.resumeText")} rows={2} optional focus />}
    </ActionDialog>
  );
}
