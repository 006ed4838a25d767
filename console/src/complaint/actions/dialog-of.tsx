import type { Action } from "@heyi/schema/vocabulary/action.ts";
import type { DialogProps } from "./action-dialog.tsx";
import { AssignDialog } from "./assign-dialog.tsx";
import { ContactDialog } from "./contact-dialog.tsx";
import { CloseDialog, CloseUnresolvedDialog, MergeDialog, ReferDialog } from "./close-dialogs.tsx";
import { ResolveDialog, SettleDialog } from "./end-dialogs.tsx";
import { EvidenceDialog } from "./evidence-dialog.tsx";
import { InvestigateDialog, PlanDialog, ProgressDialog, ValidityDialog } from "./handle-dialogs.tsx";
import { AcknowledgeDialog, HandOverDialog, MeetingDialog } from "./lead-dialogs.tsx";
import { CompleteMeasureDialog, SetMeasureDialog } from "./measure-dialogs.tsx";
import { ResumeDialog, SuspendDialog } from "./pause-dialogs.tsx";
import { MovePromiseDialog, PromiseDialog } from "./promise-dialog.tsx";
import { FlagDialog, ReasonDialog } from "./reason-dialogs.tsx";
import { RespondDialog } from "./respond-dialog.tsx";
import { AddTaskDialog, TaskDialog } from "./task-dialogs.tsx";
import { TriageDialog } from "./triage-dialog.tsx";
import { VisitDialog } from "./visit-dialog.tsx";

/** The dialog of an action; nothing for those that need none or are not offered yet. */
export function DialogOf({ action, ...props }: DialogProps & { readonly action: Action }) {
  switch (action) {
    case "RESPOND":
      return <RespondDialog {...props} />;
    case "TRIAGE":
      return <TriageDialog {...props} />;
    case "ASSIGN":
      return <AssignDialog {...props} again={false} />;
    case "REASSIGN":
      return <AssignDialog {...props} again />;
    case "CONTACT":
      return <ContactDialog {...props} />;
    case "PROMISE":
      return <PromiseDialog {...props} />;
    case "MOVE_PROMISE":
      return <MovePromiseDialog {...props} />;
    case "SUSPEND":
      return <SuspendDialog {...props} />;
    case "RESUME":
      return <ResumeDialog {...props} />;
    case "RESOLVE":
      return <ResolveDialog {...props} />;
    case "SETTLE_ON_THE_SPOT":
      return <SettleDialog {...props} />;
    case "DECLINE":
    case "ESCALATE":
    case "WITHDRAW":
    case "CONFIRM_MAJOR":
    case "DISMISS_MAJOR":
    case "EXEMPT_VISIT":
    case "REOPEN":
    case "BEGIN_MEDIATION":
    case "TAKE_BACK":
      return <ReasonDialog {...props} action={action} />;
    case "FLAG_MALICIOUS":
      return <FlagDialog {...props} />;
    case "CHANGE_VALIDITY":
      return <ValidityDialog {...props} />;
    case "INVESTIGATE":
      return <InvestigateDialog {...props} />;
    case "PLAN":
      return <PlanDialog {...props} />;
    case "NOTE_PROGRESS":
      return <ProgressDialog {...props} />;
    case "ADD_EVIDENCE":
      return <EvidenceDialog {...props} />;
    case "ADD_TASK":
      return <AddTaskDialog {...props} />;
    case "ACCEPT_TASK":
    case "DECLINE_TASK":
    case "COMPLETE_TASK":
    case "DROP_TASK":
      return <TaskDialog {...props} action={action} />;
    case "SET_MEASURE":
      return <SetMeasureDialog {...props} />;
    case "COMPLETE_MEASURE":
      return <CompleteMeasureDialog {...props} />;
    case "ACKNOWLEDGE_ESCALATION":
      return <AcknowledgeDialog {...props} />;
    case "HOLD_RESPONSE_MEETING":
      return <MeetingDialog {...props} />;
    case "HAND_OVER":
      return <HandOverDialog {...props} />;
    case "VISIT":
      return <VisitDialog {...props} />;
    case "CLOSE":
      return <CloseDialog {...props} />;
    case "CLOSE_UNRESOLVED":
      return <CloseUnresolvedDialog {...props} />;
    case "REFER":
      return <ReferDialog {...props} />;
    case "MERGE":
      return <MergeDialog {...props} />;
    default:
      return null;
  }
}
