import type { ContactHow } from "@heyi/schema/vocabulary/complaint.ts";

import type { ComplaintId, DepartmentId, StaffId } from "../kernel/ids.ts";
import { actOn, type CommandInput } from "./command.ts";
import type { CommandContext } from "./once.ts";
import * as assigning from "./rules/assignment.ts";
import * as contacts from "./rules/contact.ts";
import * as escalating from "./rules/escalation.ts";
import * as outcomes from "./rules/outcome.ts";
import * as promises from "./rules/promise.ts";
import { resumptionByHand, suspension, type SuspendInput } from "./rules/suspension.ts";
import { triage, type TriageInput } from "./rules/triage.ts";

export type Done = Promise<ComplaintId>;
type AssignCommand = CommandInput & {
  readonly departmentId: DepartmentId;
  readonly handlerId: StaffId | null;
  readonly note: string | null;
};

export function respond(
  context: CommandContext,
  input: CommandInput & { readonly how: ContactHow; readonly text: string | null },
): Done {
  return actOn(context, "RESPOND", input, (_, given, actor, ground) =>
    contacts.response(given, actor, ground),
  );
}

export function triageComplaint(context: CommandContext, input: CommandInput & TriageInput): Done {
  return actOn(context, "TRIAGE", input, triage);
}

export function assign(context: CommandContext, input: AssignCommand): Done {
  return actOn(context, "ASSIGN", input, (complaint, given, actor, ground, { assignee }) =>
    assigning.assignment(complaint, { ...given, assignee, reason: null }, false, actor, ground),
  );
}

export function reassign(context: CommandContext, input: AssignCommand & { readonly reason: string }): Done {
  return actOn(context, "REASSIGN", input, (complaint, given, actor, ground, { assignee }) =>
    assigning.assignment(complaint, { ...given, assignee }, true, actor, ground),
  );
}

export function accept(context: CommandContext, input: CommandInput): Done {
  return actOn(context, "ACCEPT", input, (_, __, actor, ground) => assigning.acceptance(actor, ground));
}

export function decline(context: CommandContext, input: CommandInput & { readonly reason: string }): Done {
  return actOn(context, "DECLINE", input, assigning.decline);
}

export function contact(context: CommandContext, input: CommandInput & contacts.ContactInput): Done {
  return actOn(context, "CONTACT", input, contacts.contact);
}

export function promise(
  context: CommandContext,
  input: CommandInput & { readonly promisedAt: Date; readonly text: string | null },
): Done {
  return actOn(context, "PROMISE", input, promises.promise);
}

export function movePromise(context: CommandContext, input: CommandInput & promises.MovePromiseInput): Done {
  return actOn(context, "MOVE_PROMISE", input, promises.movePromise);
}

export function suspend(context: CommandContext, input: CommandInput & SuspendInput): Done {
  return actOn(context, "SUSPEND", input, (_, given, actor, ground) => suspension(given, actor, ground));
}

export function resume(
  context: CommandContext,
  input: CommandInput & { readonly text: string | null },
): Done {
  return actOn(context, "RESUME", input, resumptionByHand);
}

export function escalate(context: CommandContext, input: CommandInput & { readonly reason: string }): Done {
  return actOn(context, "ESCALATE", input, escalating.escalation);
}

export function resolve(context: CommandContext, input: CommandInput & outcomes.ResolveInput): Done {
  return actOn(context, "RESOLVE", input, outcomes.resolution);
}

export function settleOnTheSpot(context: CommandContext, input: CommandInput & outcomes.SettleInput): Done {
  return actOn(context, "SETTLE_ON_THE_SPOT", input, outcomes.settlement);
}

export function withdraw(context: CommandContext, input: CommandInput & { readonly reason: string }): Done {
  return actOn(context, "WITHDRAW", input, (_, given, actor, ground) =>
    outcomes.withdrawal(given, actor, ground),
  );
}

export function flagMalicious(
  context: CommandContext,
  input: CommandInput & { readonly malicious: boolean; readonly reason: string },
): Done {
  return actOn(context, "FLAG_MALICIOUS", input, escalating.maliciousFlag);
}

export function revealContact(context: CommandContext, input: CommandInput): Done {
  return actOn(context, "REVEAL_CONTACT", input, (_, __, actor, ground) =>
    escalating.contactReveal(actor, ground),
  );
}
