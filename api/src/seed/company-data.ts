import { IMPACTS, PRIORITIES, URGENCIES } from "@heyi/schema/vocabulary/complaint.ts";
import { ROLES } from "@heyi/schema/vocabulary/org.ts";
import { z } from "zod";

const text = z.string().min(1);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);
const count = z.int().positive();

const project = z.object({
  name: text,
  code: z.string().regex(/^[A-Z][A-Z0-9]*$/),
  city: text,
  area: count,
  buildings: count,
  unitsPerBuilding: count,
  floors: count,
  roomsPerFloor: count,
  serviceHours: z.array(z.tuple([time, time])).min(1),
  departments: z.array(text),
});

const heldRole = z.object({
  role: z.enum(ROLES),
  /** Left out: held for the whole company (ORG-3). */
  projects: z.array(text).optional(),
  departments: z.array(text).optional(),
});

/** A company as it is handed over in a file: its projects with their rooms, its people with their roles. */
export const companyData = z.object({
  company: z.object({ name: text, code: text }),
  departments: z.array(z.object({ code: text, name: text })),
  policy: z.object({
    impact: z.tuple([z.literal(IMPACTS[0]), z.literal(IMPACTS[1]), z.literal(IMPACTS[2])]),
    priorityMatrix: z.record(
      z.enum(URGENCIES),
      z.tuple([z.enum(PRIORITIES), z.enum(PRIORITIES), z.enum(PRIORITIES)]),
    ),
  }),
  projects: z.array(project),
  staff: z.array(
    z.object({ username: text, name: text, title: text, phone: text.nullable(), roles: z.array(heldRole) }),
  ),
});

export type CompanyData = z.infer<typeof companyData>;
