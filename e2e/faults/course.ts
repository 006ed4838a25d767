import type { EventKind } from "../../schema/vocabulary/event.ts";
import { encodeGlobalId } from "../../api/src/graphql/global-id.ts";
import type { ComplaintId, DepartmentId, ProjectId } from "../../api/src/kernel/ids.ts";
import type { Person } from "./people.ts";

/** Who works on the complaints of one project. */
export type Desk = {
  readonly projectId: ProjectId;
  readonly departmentId: DepartmentId;
  readonly agent: Person;
  readonly dispatcher: Person;
  readonly handler: Person;
};

/** A complaint as the person working on it last saw it. */
export type Seen = { readonly id: ComplaintId; readonly version: number };

export type Command = {
  readonly verb: string;
  /** What the log then holds, once. */
  readonly tells: EventKind;
  readonly by: Person;
  readonly input: object;
};

type Step = "Respond" | "Triage" | "Assign" | "Accept" | "Decline" | "Contact" | "Escalate" | Ending;
type Ending = "Resolve" | "Withdraw" | "SettleOnTheSpot";

/** What may become of a complaint after it was taken in. */
export type Course = readonly Step[];

export const ENDING_COURSES: readonly Course[] = [
  ["Triage", "SettleOnTheSpot"],
  ["Respond", "Triage", "Assign", "Accept", "Escalate", "Contact", "Withdraw"],
  ["Triage", "Assign", "Decline", "Contact", "Contact", "Withdraw"],
];
/** Those that end, and one that stays open until somebody visits. */
export const ALL_COURSES: readonly Course[] = [
  ...ENDING_COURSES,
  ["Respond", "Triage", "Assign", "Accept", "Contact", "Contact", "Resolve"],
];

export function registration(desk: Desk, nth: number): Command {
  const input = {
    projectId: encodeGlobalId("Project", desk.projectId),
    channel: nth % 3 === 0 ? "WECHAT" : "HOTLINE",
    content: `演练 ${nth}:电梯停在五楼不动,按了没反应。`,
    complainant: { kind: "OWNER", name: "张伟", phone: "199-0000-0001", room: "1栋1单元501" },
  };
  return { verb: "Register", tells: "REGISTERED", by: desk.agent, input };
}

/** The command that comes after `done` others on a complaint; null when its course has come to its end. */
export function nextCommand(desk: Desk, course: Course, done: number, seen: Seen): Command | null {
  const step = course[done];
  if (step === undefined) return null;
  const { by, tells, asks } = stepOf(step, desk);
  const standing = { complaintId: encodeGlobalId("Complaint", seen.id), expectedVersion: seen.version };
  return { verb: step, tells, by, input: { ...standing, ...asks } };
}

type Act = { readonly by: Person; readonly tells: EventKind; readonly asks: object };

function stepOf(step: Step, { dispatcher, handler, departmentId }: Desk): Act {
  const reason = "演练:已与业主说明情况。";
  switch (step) {
    case "Respond":
      return { by: dispatcher, tells: "RESPONDED", asks: { how: "PHONE", text: reason } };
    case "Triage":
      return {
        by: dispatcher,
        tells: "TRIAGED",
        asks: { category: "FACILITIES", urgency: "MEDIUM", impact: "HOUSEHOLD" },
      };
    case "Assign":
      return {
        by: dispatcher,
        tells: "ASSIGNED",
        asks: {
          departmentId: encodeGlobalId("Department", departmentId),
          handlerId: encodeGlobalId("Staff", handler.actor.staffId),
        },
      };
    case "Accept":
      return { by: handler, tells: "ACCEPTED", asks: {} };
    case "Decline":
      return { by: handler, tells: "DECLINED", asks: { reason } };
    case "Contact":
      return { by: dispatcher, tells: "CONTACTED", asks: { how: "PHONE", text: reason } };
    case "Escalate":
      return { by: dispatcher, tells: "ESCALATED", asks: { reason } };
    case "Resolve":
      return {
        by: handler,
        tells: "RESOLVED",
        asks: { solution: reason, rootCause: "FACILITY", complainantTold: true },
      };
    case "Withdraw":
      return { by: dispatcher, tells: "WITHDRAWN", asks: { reason } };
    case "SettleOnTheSpot":
      return { by: dispatcher, tells: "CLOSED", asks: { solution: reason, complainantWord: "可以" } };
    default:
      return step satisfies never;
  }
}
