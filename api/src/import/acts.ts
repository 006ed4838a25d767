import type { Action } from "@heyi/schema/vocabulary/action.ts";

import type { ComplaintEvent } from "../complaint/events.ts";
import type { Aggregate } from "../complaint/facts.ts";
import { assignment, acceptance, decline } from "../complaint/rules/assignment.ts";
import { closure } from "../complaint/rules/closing.ts";
import { contact, progress, response } from "../complaint/rules/contact.ts";
import { incidentJoined, mediationBegun, referral } from "../complaint/rules/elsewhere.ts";
import { escalation } from "../complaint/rules/escalation.ts";
import type { Ground } from "../complaint/rules/ground.ts";
import { investigation, plan } from "../complaint/rules/investigation.ts";
import { majorConfirmation, majorDismissal, responseMeeting } from "../complaint/rules/major.ts";
import { measureSet } from "../complaint/rules/measure.ts";
import { resolution, settlement, withdrawal } from "../complaint/rules/outcome.ts";
import { movePromise } from "../complaint/rules/promise.ts";
import { reopened } from "../complaint/rules/reopening.ts";
import { resumptionByHand, suspension } from "../complaint/rules/suspension.ts";
import { triage, validityChange } from "../complaint/rules/triage.ts";
import { isManagerOf, visit, visitExemption } from "../complaint/rules/visit.ts";
import { newId } from "../kernel/ids.ts";
import type { Actor } from "../org/actor.ts";
import type { Directory, Place } from "./directory.ts";
import type { LaterStep, Names } from "./past.ts";
import type { StepOf } from "./steps.ts";

/** What somebody did, as the command of today that does the same: the move, and what its rule makes of it. */
export type Act = {
  readonly action: Action;
  readonly decide: (complaint: Aggregate, actor: Actor, ground: Ground) => readonly ComplaintEvent[];
};

/** What a step is read on beside itself. */
export type ActStage = {
  readonly directory: Directory;
  readonly place: Place;
  readonly names: Names;
  /** MAJ-1: the records say nowhere but in the proposal that somebody was hurt. */
  readonly injury: boolean;
};

type Acts = { readonly [Type in LaterStep["type"]]: (step: StepOf<Type>, stage: ActStage) => Act | null };

/** A command asks for a reason where a record of the past has none. */
const UNRECORDED = "未记录";
/** A step of the records that a command of today does in one breath with the step before it. */
const first = (events: readonly ComplaintEvent[]) => events.slice(0, 1);

const ACTS: Acts = {
  acknowledged: ({ how, text }) => ({
    action: "RESPOND",
    decide: (_, actor, ground) => response({ how, text }, actor, ground),
  }),
  triaged: (step, { injury }) => ({
    action: "TRIAGE",
    decide: (complaint, actor, ground) =>
      triage(complaint, { ...step, severity: null, injury, reason: UNRECORDED }, actor, ground),
  }),
  validityChanged: ({ to, reason }) => ({
    action: "CHANGE_VALIDITY",
    decide: (complaint, actor, ground) => validityChange(complaint, { validity: to, reason }, actor, ground),
  }),
  assigned: ({ department, handler }, { directory, place, names }) => ({
    action: "ASSIGN",
    decide: (complaint, actor, ground) => {
      const departmentId = names.department(department);
      const handlerIds = [...directory.people.values()]
        .filter(({ roles }) => roles.some((held) => held.departmentId === departmentId))
        .map(({ staffId }) => staffId);
      const assignee = { departmentId, projectId: place.projectId, handlerIds };
      const handlerId = handler === null ? null : names.staff(handler);
      return assignment(complaint, { assignee, handlerId, note: null, reason: null }, false, actor, ground);
    },
  }),
  accepted: () => ({ action: "ACCEPT", decide: (_, actor, ground) => acceptance(actor, ground) }),
  declined: (step) => ({
    action: "DECLINE",
    decide: (complaint, actor, ground) => decline(complaint, step, actor, ground),
  }),
  investigated: (step) => ({
    action: "INVESTIGATE",
    decide: (_, actor, ground) => investigation({ ...step, aboutStaffId: null }, null, actor, ground),
  }),
  contact: ({ how, substantive, public: isPublic, text }) => ({
    action: "CONTACT",
    decide: (complaint, actor, ground) =>
      contact(complaint, { how, isReply: substantive, public: isPublic, text }, actor, ground),
  }),
  planned: ({ what, byWhom, promisedAt, complainantConsent }, { names }) => ({
    action: "PLAN",
    decide: (complaint, actor, ground) => {
      const by = names.staff(byWhom);
      const objection = complainantConsent === "OBJECTED" ? UNRECORDED : null;
      const input = { what, byStaffId: by, promisedAt, consent: complainantConsent, objection };
      return plan(complaint, input, by, actor, ground);
    },
  }),
  progress: (step) => ({
    action: "NOTE_PROGRESS",
    decide: (_, actor, ground) => progress(step, actor, ground),
  }),
  deadlineMoved: ({ to, reason, complainantInformed }) => ({
    action: "MOVE_PROMISE",
    decide: (complaint, actor, ground) =>
      movePromise(complaint, { promisedAt: to, reason, complainantInformed }, actor, ground),
  }),
  suspended: (step) => ({
    action: "SUSPEND",
    decide: (_, actor, ground) => suspension(step, actor, ground),
  }),
  resumed: ({ reason }) => ({
    action: "RESUME",
    decide: (complaint, actor, ground) => resumptionByHand(complaint, { text: reason }, actor, ground),
  }),
  escalated: ({ reason }) => ({
    action: "ESCALATE",
    decide: (complaint, actor, ground) =>
      escalation(complaint, { reason: reason ?? UNRECORDED }, actor, ground),
  }),
  majorProposed: () => null,
  majorConfirmed: (step) => ({
    action: "CONFIRM_MAJOR",
    decide: (complaint, actor, ground) => majorConfirmation(complaint, step, actor, ground),
  }),
  majorDismissed: (step) => ({
    action: "DISMISS_MAJOR",
    decide: (_, actor, ground) => majorDismissal(step, actor, ground),
  }),
  responseMeeting: ({ measures, responsible, dueAt }, { names }) => ({
    action: "HOLD_RESPONSE_MEETING",
    decide: (_, actor, ground) => {
      const responsibleStaffId = names.staff(responsible);
      return responseMeeting({ measures, responsibleStaffId, dueAt }, responsibleStaffId, actor, ground);
    },
  }),
  incidentJoined: ({ incidentId }, { names }) => ({
    action: "JOIN_INCIDENT",
    decide: (_, actor, ground) => incidentJoined(names.incident(incidentId), actor, ground),
  }),
  inMediation: ({ disputeId }) => ({
    action: "BEGIN_MEDIATION",
    decide: (_, actor, ground) => mediationBegun({ reason: disputeId }, actor, ground),
  }),
  referred: (step) => ({
    action: "REFER",
    decide: (_, actor, ground) => referral(step, actor, ground),
  }),
  withdrawn: (step) => ({
    action: "WITHDRAW",
    decide: (_, actor, ground) => withdrawal(step, actor, ground),
  }),
  resolved: ({ onTheSpot, solution, rootCause, toldComplainant = false, complainantWord = "" }) =>
    onTheSpot
      ? {
          action: "SETTLE_ON_THE_SPOT",
          decide: (complaint, actor, ground) =>
            first(settlement(complaint, { solution, complainantWord, rootCause }, actor, ground)),
        }
      : {
          action: "RESOLVE",
          decide: (complaint, actor, ground) =>
            resolution(complaint, { solution, rootCause, complainantTold: toldComplainant }, actor, ground),
        },
  visit: ({ method, reached, satisfaction = null, words = null }) => ({
    action: "VISIT",
    decide: (complaint, actor, ground) => {
      const result = reached ? "HEARD" : "UNREACHED";
      const visitor = { actorId: actor.staffId, manager: isManagerOf(complaint, actor) };
      return first(visit(complaint, { method, result, satisfaction, words, close: false }, visitor, ground));
    },
  }),
  // VIS-2: what follows from the complaint itself is known as soon as it is resolved; a person judges only what is sensitive.
  visitExempt: ({ reason }) =>
    reason === "SENSITIVE"
      ? {
          action: "EXEMPT_VISIT",
          decide: (_, actor, ground) => visitExemption({ reason: UNRECORDED }, actor, ground),
        }
      : null,
  preventiveMeasure: ({ what, owner, dueDate }, { names }) => ({
    action: "SET_MEASURE",
    decide: (_, actor, ground) => {
      const ownerId = names.staff(owner);
      return measureSet({ measureId: newId(ground.now), what, ownerId, dueDate }, ownerId, actor, ground);
    },
  }),
  closed: () => ({ action: "CLOSE", decide: closure }),
  reopened: ({ cause, reason }) => ({
    action: "REOPEN",
    decide: (complaint, actor, ground) => [reopened(cause, reason, complaint, actor.staffId, ground)],
  }),
};

/** Null: today no command does it, for it follows by itself. */
export function actOf(step: LaterStep, complaint: Aggregate, stage: ActStage): Act | null {
  // The compiler does not see that the entry found by a step's type takes that very step.
  const reading = ACTS[step.type] as (step: LaterStep, stage: ActStage) => Act | null;
  const act = reading(step, stage);
  if (act?.action !== "ASSIGN" || complaint.facts.state === "REGISTERED") return act;
  return { ...act, action: "REASSIGN" };
}
