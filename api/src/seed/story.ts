import type {
  Category,
  Channel,
  ComplainantKind,
  Impact,
  Mood,
  Seeks,
  Severity,
  Urgency,
  Validity,
} from "@heyi/schema/vocabulary/complaint.ts";
import type { DepartmentCode } from "@heyi/schema/vocabulary/org.ts";

import type { CommandInput } from "../complaint/command.ts";
import type { CommandContext } from "../complaint/once.ts";
import * as commands from "../complaint/commands.ts";
import type { ComplaintId, DepartmentId, StaffId } from "../kernel/ids.ts";

/** The names of the company, found for the complaint's project. */
export type Cast = {
  readonly department: (code: DepartmentCode) => DepartmentId;
  readonly staff: (username: string) => StaffId;
};

export type Act = (context: CommandContext, input: CommandInput, cast: Cast) => Promise<ComplaintId>;

/** A complaint that came in so many minutes ago, and what people have done about it since. */
export type Story = {
  readonly ago: number;
  readonly project: string;
  readonly by: string;
  readonly channel: Channel;
  /** Kind, name, the last digits of the phone, room; an anonymous one has none of them. */
  readonly from: readonly [ComplainantKind, string, string, string | null] | null;
  readonly content: string;
  readonly demand: string | null;
  readonly mood: Mood;
  readonly seeks: Seeks;
  /** Spoken to while it was taken in. */
  readonly responded: boolean;
  readonly since: readonly { readonly ago: number; readonly by: string; readonly act: Act }[];
};

type TriageMore = {
  readonly validity?: Validity;
  readonly severity?: Severity;
  readonly injury?: boolean;
  readonly reason?: string;
};

export function triaged(
  category: Category,
  subCategory: string,
  urgency: Urgency,
  impact: Impact,
  more: TriageMore = {},
): Act {
  const { validity = null, severity = null, injury = null, reason = null } = more;
  return (context, input) =>
    commands.triageComplaint(context, {
      ...input,
      category,
      subCategory,
      urgency,
      impact,
      validity,
      severity,
      injury,
      reason,
    });
}

export function assigned(
  department: DepartmentCode,
  handler: string | null,
  note: string | null = null,
): Act {
  return (context, input, cast) =>
    commands.assign(context, {
      ...input,
      departmentId: cast.department(department),
      handlerId: handler === null ? null : cast.staff(handler),
      note,
    });
}

export const accepted: Act = (context, input) => commands.accept(context, input);

export function declined(reason: string): Act {
  return (context, input) => commands.decline(context, { ...input, reason });
}

export function told(text: string, isReply: boolean): Act {
  return (context, input) =>
    commands.contact(context, { ...input, how: "PHONE", text, isReply, public: true });
}

/** A date so many hours after it is promised. */
export function promised(hours: number, text: string): Act {
  return (context, input) =>
    commands.promise(context, { ...input, promisedAt: hoursAfter(context, hours), text });
}

export function suspended(hours: number, text: string): Act {
  return (context, input) =>
    commands.suspend(context, {
      ...input,
      reason: "WAITING_THIRD_PARTY",
      reviewAt: hoursAfter(context, hours),
      text,
    });
}

export function escalated(reason: string): Act {
  return (context, input) => commands.escalate(context, { ...input, reason });
}

function hoursAfter({ clock }: CommandContext, hours: number): Date {
  return new Date(clock.now().getTime() + hours * 3_600_000);
}
