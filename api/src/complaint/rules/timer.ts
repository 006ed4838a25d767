import type { ComplaintEvent } from "../events.ts";
import type { Aggregate } from "../facts.ts";
import type { Ground } from "./ground.ts";

/** An instant at which the server must act on a complaint. Which ones there are follows from the complaint alone. */
export type Timer = {
  readonly kind:
    | "CLOCK_DUE_SOON"
    | "CLOCK_OVERDUE"
    | "CLOCK_LIMIT"
    | "ESCALATE"
    | "ASSIGNMENT_LAPSE"
    | "REVIEW"
    | "SILENCE"
    | "REMIND_LEVEL"
    | "DISSATISFIED"
    | "MAJOR_PROPOSAL"
    | "RESPONSE_MEETING"
    | "TASK"
    | "MEASURE"
    | "QUIET_BROKEN"
    | "QUIET_END";
  /** Clock and generation, so that each deadline tells once. */
  readonly subject: string;
  readonly fireAt: Date;
  readonly fire: (complaint: Aggregate, ground: Ground) => readonly ComplaintEvent[];
};
