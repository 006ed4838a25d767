import {
  CATEGORIES,
  CHANNELS,
  COMPLAINANT_KINDS,
  IMPACTS,
  MOODS,
  PRIORITIES,
  SEEKS,
  SEVERITIES,
  STATES,
  URGENCIES,
  VALIDITIES,
} from "@heyi/schema/vocabulary/complaint.ts";
import { z } from "zod";

import { LONGEST } from "../kernel/check.ts";
import { instant, text, type Step } from "./steps.ts";

const short = text(LONGEST.short);
const key = text(LONGEST.key);
const words = text(LONGEST.words);

/** One line without its history: the complaint as it was taken in, and as it stands at the end of that history. */
export const headSchema = z.strictObject({
  externalId: key,
  projectCode: key,
  channel: z.enum(CHANNELS),
  receivedAt: instant,
  occurredAt: instant.nullable(),
  complainant: z.strictObject({
    kind: z.enum(COMPLAINANT_KINDS),
    name: short.nullable(),
    phone: short.nullable(),
    room: short.nullable(),
  }),
  content: words,
  demand: words.nullable(),
  mood: z.enum(MOODS).nullable(),
  seeks: z.enum(SEEKS).nullable(),
  category: z.enum(CATEGORIES).nullable(),
  subCategory: short.nullable(),
  validity: z.enum(VALIDITIES).nullable(),
  severity: z.enum(SEVERITIES),
  urgency: z.enum(URGENCIES).nullable(),
  impact: z.enum(IMPACTS).nullable(),
  priority: z.enum(PRIORITIES).nullable(),
  repeatOf: key.nullable(),
  incidentId: key.nullable(),
  state: z.enum(STATES),
});

export type Head = z.infer<typeof headSchema>;

/** A line whose shape holds; whether what it says can be is asked next. */
export type ImportedRecord = {
  readonly line: number;
  readonly head: Head;
  readonly history: readonly Step[];
};
