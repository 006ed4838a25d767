import { promisedClock } from "../complaint/rules/promise.ts";
import { newResolveClock } from "../complaint/rules/triage.ts";
import { priorityOf } from "../sla/policy.ts";
import type { EventsByStep } from "./past.ts";

type HandlingStep =
  | "acknowledged"
  | "triaged"
  | "validityChanged"
  | "assigned"
  | "accepted"
  | "declined"
  | "investigated"
  | "contact"
  | "planned"
  | "progress"
  | "deadlineMoved";

/** The steps of the line from the first word to the promised date. */
export const HANDLING_STEPS: EventsByStep<HandlingStep> = {
  acknowledged: ({ how, text }, { stamp }) => [
    {
      ...stamp,
      kind: "RESPONDED",
      data: { how },
      words: { text },
      clocks: [{ op: "MEET", clock: "RESPOND" }],
    },
  ],
  triaged: (step, { complaint, ground, stamp }) => {
    const { category, subCategory, urgency, impact, validity } = step;
    // TRI-3: the matrix decides; a file that says otherwise has been told so.
    const priority = priorityOf(ground.policy, urgency, impact);
    const { facts } = complaint;
    const before = {
      category: facts.category,
      subCategory: facts.subCategory,
      urgency: facts.urgency,
      impact: facts.impact,
      priority: facts.priority,
      validity: facts.validity,
    };
    const data = { category, subCategory, urgency, impact, priority, validity, injury: facts.injury, before };
    return [{ ...stamp, kind: "TRIAGED", data, clocks: newResolveClock(complaint, data, ground) }];
  },
  validityChanged: ({ from, to, reason }, { stamp }) => [
    { ...stamp, kind: "VALIDITY_CHANGED", data: { from, to }, words: { reason } },
  ],
  assigned: ({ department, handler }, { complaint: { facts }, names, stamp }) => [
    {
      ...stamp,
      kind: "ASSIGNED",
      data: {
        department: names.department(department),
        handler: handler === null ? null : names.staff(handler),
        reassigned: facts.state !== "REGISTERED",
        fromDepartment: facts.departmentId,
        fromHandler: facts.handlerId,
      },
    },
  ],
  accepted: (_, { stamp }) =>
    stamp.actorId === null ? [] : [{ ...stamp, kind: "ACCEPTED", data: { handler: stamp.actorId } }],
  declined: ({ reason }, { complaint: { facts }, stamp }) =>
    stamp.actorId === null
      ? []
      : [
          {
            ...stamp,
            kind: "DECLINED",
            data: { department: facts.departmentId, handler: stamp.actorId },
            words: { reason },
          },
        ],
  investigated: ({ method, rootCause, finding, responsibleParty }, { stamp }) => [
    {
      ...stamp,
      kind: "INVESTIGATED",
      data: { method, rootCause, about: null },
      words: { finding, responsibleParty },
    },
  ],
  contact: ({ how, substantive, text, public: isPublic }, { stamp }) => [
    {
      ...stamp,
      kind: "CONTACTED",
      data: { how, isReply: substantive },
      words: { text },
      public: isPublic,
      clocks: substantive ? [{ op: "MEET", clock: "REPLY" }] : [],
    },
  ],
  planned: ({ byWhom, promisedAt, complainantConsent, what }, { complaint, ground, names, stamp }) => [
    {
      ...stamp,
      kind: "PLANNED",
      data: { by: names.staff(byWhom), promisedAt, consent: complainantConsent },
      words: { what },
      clocks: promisedClock(complaint, promisedAt, ground),
    },
  ],
  progress: ({ text, public: isPublic }, { stamp }) => [
    { ...stamp, kind: "PROGRESS_NOTED", data: {}, words: { text }, public: isPublic },
  ],
  deadlineMoved: ({ from, to, reason, complainantInformed }, { complaint, ground, stamp }) => [
    {
      ...stamp,
      kind: "PROMISE_MOVED",
      data: { from, to, complainantInformed },
      words: { reason },
      public: true,
      clocks: promisedClock(complaint, to, ground),
    },
  ],
};
