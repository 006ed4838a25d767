import {
  CATEGORIES,
  CHANNELS,
  CONTACT_HOWS,
  ESCALATION_CAUSES,
  IMPACTS,
  INVESTIGATION_METHODS,
  MAJOR_CAUSES,
  PRIORITIES,
  ROOT_CAUSES,
  SUSPEND_REASONS,
  URGENCIES,
  VALIDITIES,
  VISIT_METHODS,
} from "@heyi/schema/vocabulary/complaint.ts";
import { LEVEL_ROLES } from "@heyi/schema/vocabulary/org.ts";
import { z } from "zod";

import { LONGEST } from "../kernel/check.ts";

export const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const words = text(LONGEST.words);
const reason = text(LONGEST.reason);
const name = text(LONGEST.name);
/** A user name, or an id that another file gave. */
const key = text(LONGEST.key);
const score = z.int().min(1).max(5);

/** A text that PostgreSQL can keep, not blank, at most so many characters. */
export function text(most: number) {
  return z
    .string()
    .refine((value) => value.trim() !== "", { params: { code: "REQUIRED" } })
    .refine((value) => [...value].length <= most, { params: { code: "TOO_LONG", allowed: String(most) } })
    .refine((value) => value.isWellFormed() && !value.includes("\u0000"), {
      params: { code: "NOT_STORABLE" },
    });
}

/** One step of a history: when, by whom (null: the system), and what its kind asks for. */
function step<Type extends string, Fields extends z.core.$ZodLooseShape>(type: Type, fields: Fields) {
  return z.strictObject({ type: z.literal(type), at: instant, by: key.nullable(), ...fields });
}

const STEPS = [
  step("registered", { channel: z.enum(CHANNELS), firstResponder: key }),
  step("acknowledged", { how: z.enum(CONTACT_HOWS), text: words }),
  step("triaged", {
    category: z.enum(CATEGORIES),
    subCategory: text(LONGEST.short).nullable(),
    validity: z.enum(VALIDITIES).nullable(),
    urgency: z.enum(URGENCIES),
    impact: z.enum(IMPACTS),
    priority: z.enum(PRIORITIES),
  }),
  step("validityChanged", { from: z.enum(VALIDITIES).nullable(), to: z.enum(VALIDITIES), reason }),
  step("assigned", { department: key, handler: key.nullable() }),
  step("accepted", {}),
  step("declined", { reason }),
  step("investigated", {
    method: z.enum(INVESTIGATION_METHODS),
    finding: words,
    rootCause: z.enum(ROOT_CAUSES),
    responsibleParty: name,
  }),
  step("contact", { how: z.enum(CONTACT_HOWS), substantive: z.boolean(), public: z.boolean(), text: words }),
  step("planned", {
    what: words,
    byWhom: key,
    promisedAt: instant,
    complainantConsent: z.enum(["AGREED", "OBJECTED"]),
  }),
  step("progress", { public: z.boolean(), text: words }),
  step("deadlineMoved", { from: instant, to: instant, reason, complainantInformed: z.boolean() }),
  step("suspended", { reason: z.enum(SUSPEND_REASONS), reviewAt: instant, text: words }),
  step("resumed", { reason }),
  step("escalated", {
    level: z.int().min(1).max(LEVEL_ROLES.length),
    toRole: z.enum(LEVEL_ROLES),
    cause: z.enum(ESCALATION_CAUSES),
    reason: reason.optional(),
  }),
  step("majorProposed", { cause: z.enum(MAJOR_CAUSES), evidence: z.array(key) }),
  step("majorConfirmed", { reason }),
  step("majorDismissed", { reason }),
  step("responseMeeting", { measures: words, responsible: key, dueAt: instant }),
  step("incidentJoined", { incidentId: key }),
  step("inMediation", { disputeId: key }),
  step("referred", { to: name, reason }),
  step("withdrawn", { reason }),
  step("resolved", {
    onTheSpot: z.boolean(),
    solution: words,
    rootCause: z.enum(ROOT_CAUSES),
    toldComplainant: z.boolean().optional(),
    complainantWord: words.optional(),
  }),
  step("visit", {
    method: z.enum(VISIT_METHODS),
    attempt: z.int().positive(),
    reached: z.boolean(),
    satisfaction: z.strictObject({ handling: score, measures: score, result: score }).optional(),
    words: words.optional(),
  }),
  step("visitExempt", { reason: z.enum(["ON_SPOT", "ANONYMOUS", "NO_CONTACT", "SENSITIVE"]) }),
  step("preventiveMeasure", { what: words, owner: key, dueDate: z.iso.date() }),
  step("closed", { how: z.enum(["SATISFIED", "ON_SPOT", "EXEMPT", "UNREACHABLE_7_DAYS"]) }),
  step("reopened", { cause: z.enum(["DISSATISFIED", "COMPLAINANT_REQUEST"]), reason }),
] as const;

export const stepSchema = z.discriminatedUnion("type", STEPS);

export type Step = z.infer<typeof stepSchema>;
export type StepOf<Type extends Step["type"]> = Extract<Step, { type: Type }>;
