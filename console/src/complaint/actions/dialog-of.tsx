import type { Action } from "@heyi/schema/vocabulary/action.ts";
import type { DialogProps } from "./action-dialog.tsx";
import { AssignDialog } from "./assign-dialog.tsx";
import { ContactDialog } from "./contact-dialog.tsx";
import { ResolveDialog, SettleDialog } from "./end-dialogs.tsx";
import { ResumeDialog, SuspendDialog } from "./pause-dialogs.tsx";
import { MovePromiseDialog, PromiseDialog } from "./promise-dialog.tsx";
import { FlagDialog, ReasonDialog } from "./reason-dialogs.tsx";
import { RespondDialog } from "./respond-dialog.tsx";
import { TriageDialog } from "./triage-dialog.tsx";

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
      return <ReasonDialog {...props} action={action} />;
    case "FLAG_MALICIOUS":
      return <FlagDialog {...props} />;
    default:
      return null;
  }
}
