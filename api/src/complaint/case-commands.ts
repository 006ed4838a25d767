import type { InvestigationMethod, RootCause, Validity } from "@heyi/schema/vocabulary/complaint.ts";

import { newId, type ComplaintId, type DepartmentId, type StaffId, type TaskId } from "../kernel/ids.ts";
import { actOn, type CommandInput } from "./command.ts";
import type { Done } from "./commands.ts";
import type { CommandContext } from "./once.ts";
import * as closings from "./rules/closing.ts";
import { progress } from "./rules/contact.ts";
import * as elsewhere from "./rules/elsewhere.ts";
import { escalationAcknowledged } from "./rules/escalation.ts";
import { investigation, plan, type PlanInput } from "./rules/investigation.ts";
import * as majors from "./rules/major.ts";
import { measureDone, measureSet, type SetMeasureInput } from "./rules/measure.ts";
import { reopening } from "./rules/reopening.ts";
import * as tasks from "./rules/task.ts";
import { validityChange } from "./rules/triage.ts";
import * as visits from "./rules/visit.ts";

type Reasoned = CommandInput & { readonly reason: string };

export function changeValidity(
  context: CommandContext,
  input: Reasoned & { readonly validity: Validity },
): Done {
  return actOn(context, "CHANGE_VALIDITY", input, validityChange);
}

export function noteProgress(
  context: CommandContext,
  input: CommandInput & { readonly text: string; readonly public: boolean },
): Done {
  return actOn(context, "NOTE_PROGRESS", input, (_, given, actor, ground) => progress(given, actor, ground));
}

export function investigate(
  context: CommandContext,
  input: CommandInput & {
    readonly method: InvestigationMethod;
    readonly finding: string;
    readonly rootCause: RootCause;
    readonly responsibleParty: string;
    readonly aboutStaffId: StaffId | null;
  },
): Done {
  const naming = { ...input, namedStaffId: input.aboutStaffId };
  return actOn(context, "INVESTIGATE", naming, (_, given, actor, ground, { named }) =>
    investigation(given, named, actor, ground),
  );
}

export function planComplaint(context: CommandContext, input: CommandInput & PlanInput): Done {
  const naming = { ...input, namedStaffId: input.byStaffId };
  return actOn(context, "PLAN", naming, (complaint, given, actor, ground, { named }) =>
    plan(complaint, given, named, actor, ground),
  );
}

export function addTask(
  context: CommandContext,
  input: CommandInput & {
    readonly departmentId: DepartmentId;
    readonly handlerId: StaffId | null;
    readonly what: string;
    readonly dueAt: Date;
  },
): Done {
  return actOn(context, "ADD_TASK", input, (complaint, given, actor, ground, { assignee }) =>
    tasks.taskAdded(complaint, { ...given, taskId: newId(ground.now) }, assignee, actor, ground),
  );
}

type OnTask = CommandInput & { readonly taskId: TaskId };

export function acceptTask(context: CommandContext, input: OnTask): Done {
  return actOn(context, "ACCEPT_TASK", input, tasks.taskAccepted);
}

export function declineTask(context: CommandContext, input: OnTask & { readonly reason: string }): Done {
  return actOn(context, "DECLINE_TASK", input, tasks.taskDeclined);
}

export function completeTask(context: CommandContext, input: OnTask & { readonly text: string }): Done {
  return actOn(context, "COMPLETE_TASK", input, tasks.taskCompleted);
}

export function dropTask(context: CommandContext, input: OnTask & { readonly reason: string }): Done {
  return actOn(context, "DROP_TASK", input, tasks.taskDropped);
}

export function setMeasure(
  context: CommandContext,
  input: CommandInput & Omit<SetMeasureInput, "measureId">,
): Done {
  const naming = { ...input, namedStaffId: input.ownerId };
  return actOn(context, "SET_MEASURE", naming, (_, given, actor, ground, { named }) =>
    measureSet({ ...given, measureId: newId(ground.now) }, named, actor, ground),
  );
}

export function completeMeasure(
  context: CommandContext,
  input: CommandInput & Parameters<typeof measureDone>[1],
): Done {
  return actOn(context, "COMPLETE_MEASURE", input, measureDone);
}

export function acknowledgeEscalation(
  context: CommandContext,
  input: CommandInput & { readonly text: string | null },
): Done {
  return actOn(context, "ACKNOWLEDGE_ESCALATION", input, escalationAcknowledged);
}

export function confirmMajor(context: CommandContext, input: Reasoned): Done {
  return actOn(context, "CONFIRM_MAJOR", input, majors.majorConfirmation);
}

export function dismissMajor(context: CommandContext, input: Reasoned): Done {
  return actOn(context, "DISMISS_MAJOR", input, (_, given, actor, ground) =>
    majors.majorDismissal(given, actor, ground),
  );
}

export function holdResponseMeeting(
  context: CommandContext,
  input: CommandInput & majors.MeetingInput,
): Done {
  const naming = { ...input, namedStaffId: input.responsibleStaffId };
  return actOn(context, "HOLD_RESPONSE_MEETING", naming, (_, given, actor, ground, { named }) =>
    majors.responseMeeting(given, named, actor, ground),
  );
}

export function visitComplainant(context: CommandContext, input: CommandInput & visits.VisitInput): Done {
  return actOn(context, "VISIT", input, (complaint, given, actor, ground) => {
    const visitor = { actorId: actor.staffId, manager: visits.isManagerOf(complaint, actor) };
    return visits.visit(complaint, given, visitor, ground);
  });
}

export function exemptVisit(context: CommandContext, input: Reasoned): Done {
  return actOn(context, "EXEMPT_VISIT", input, (_, given, actor, ground) =>
    visits.visitExemption(given, actor, ground),
  );
}

export function close(context: CommandContext, input: CommandInput): Done {
  return actOn(context, "CLOSE", input, (complaint, _, actor, ground) =>
    closings.closure(complaint, actor, ground),
  );
}

export function closeUnresolved(
  context: CommandContext,
  input: CommandInput & closings.CloseUnresolvedInput,
): Done {
  return actOn(context, "CLOSE_UNRESOLVED", input, closings.unresolvedClosure);
}

export function reopen(context: CommandContext, input: Reasoned): Done {
  return actOn(context, "REOPEN", input, reopening);
}

export function beginMediation(context: CommandContext, input: Reasoned): Done {
  return actOn(context, "BEGIN_MEDIATION", input, (_, given, actor, ground) =>
    elsewhere.mediationBegun(given, actor, ground),
  );
}

export function refer(context: CommandContext, input: Reasoned & { readonly to: string }): Done {
  return actOn(context, "REFER", input, (_, given, actor, ground) =>
    elsewhere.referral(given, actor, ground),
  );
}

export function takeBack(context: CommandContext, input: Reasoned): Done {
  return actOn(context, "TAKE_BACK", input, elsewhere.takenBack);
}

export function merge(context: CommandContext, input: Reasoned & { readonly intoId: ComplaintId }): Done {
  return actOn(context, "MERGE", input, (complaint, given, actor, ground, { target }) =>
    elsewhere.merger(complaint, given, target, actor, ground),
  );
}

/** ORG-5: whoever answers for it hands it to another by name. */
export function handOver(
  context: CommandContext,
  input: CommandInput & { readonly toStaffId: StaffId; readonly note: string | null },
): Done {
  const naming = { ...input, namedStaffId: input.toStaffId };
  return actOn(context, "HAND_OVER", naming, elsewhere.handOverByHand);
}
