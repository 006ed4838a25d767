import { contact, assign, resolve } from "../complaint/commands.ts";
import { actOn, type CommandInput } from "../complaint/command.ts";
import type { CommandContext } from "../complaint/once.ts";
import type { ContactInput } from "../complaint/rules/contact.ts";
import { incidentJoined, incidentLeft } from "../complaint/rules/elsewhere.ts";
import type { ResolveInput } from "../complaint/rules/outcome.ts";
import { Check, LONGEST } from "../kernel/check.ts";
import { InvalidError, isDomainError, type DomainError } from "../kernel/errors.ts";
import {
  idFromKey,
  type ComplaintId,
  type DepartmentId,
  type IncidentId,
  type ProjectId,
  type StaffId,
} from "../kernel/ids.ts";
import { readIncident, rememberIncident } from "./store.ts";

export type Member = { readonly complaintId: ComplaintId; readonly expectedVersion: number };

/** What came of one complaint: done, or why not. */
export type Result = Member & { readonly error: DomainError | null };

/** MAJ-3: into an incident of the same project. */
export async function joinIncident(
  context: CommandContext,
  input: CommandInput & { readonly incidentId: IncidentId },
): Promise<ComplaintId> {
  const incident = await readIncident(context.pool, context.actor.companyId, input.incidentId);
  return actOn(context, "JOIN_INCIDENT", input, ({ facts }, given, actor, ground) => {
    if (incident === null || incident.projectId !== facts.projectId)
      throw new InvalidError([{ path: "incidentId", code: "UNKNOWN_REFERENCE" }]);
    return incidentJoined(given.incidentId, actor, ground);
  });
}

export function leaveIncident(
  context: CommandContext,
  input: CommandInput & { readonly reason: string },
): Promise<ComplaintId> {
  return actOn(context, "LEAVE_INCIDENT", input, incidentLeft);
}

type Many = { readonly idempotencyKey: string; readonly complaints: readonly Member[] };

/**
 * MAJ-3: begins an incident with these complaints. Its id follows from the key, so that sending it twice makes one.
 * @throws InvalidError
 */
export async function openIncident(
  context: CommandContext,
  input: Many & { readonly projectId: ProjectId; readonly matter: string },
): Promise<{ readonly id: IncidentId; readonly results: readonly Result[] }> {
  const check = new Check();
  const matter = check.text("matter", input.matter, LONGEST.reason, 2);
  checkMany(check, input);
  check.done();
  const { pool, actor, clock } = context;
  const id = idFromKey<"Incident">("incident", actor.staffId, input.idempotencyKey);
  const { companyId } = actor;
  await rememberIncident(pool, { id, companyId, projectId: input.projectId, matter, openedAt: clock.now() });
  const results = await each(input, (one) => joinIncident(context, { ...one, incidentId: id }));
  return { id, results };
}

export type ForAll =
  | { readonly kind: "JOIN"; readonly incidentId: IncidentId }
  | { readonly kind: "LEAVE"; readonly reason: string }
  | {
      readonly kind: "ASSIGN";
      readonly departmentId: DepartmentId;
      readonly handlerId: StaffId | null;
      readonly note: string | null;
    }
  | ({ readonly kind: "CONTACT" } & ContactInput)
  | ({ readonly kind: "RESOLVE" } & ResolveInput);

/** MAJ-3: one act for many. Each is a command of its own, with its own record, clocks and refusal. @throws InvalidError */
export async function actOnMany(
  context: CommandContext,
  input: Many,
  act: ForAll,
): Promise<readonly Result[]> {
  const check = new Check();
  checkMany(check, input);
  check.done();
  return each(input, (one) => {
    switch (act.kind) {
      case "JOIN":
        return joinIncident(context, { ...one, incidentId: act.incidentId });
      case "LEAVE":
        return leaveIncident(context, { ...one, reason: act.reason });
      case "ASSIGN":
        return assign(context, {
          ...one,
          departmentId: act.departmentId,
          handlerId: act.handlerId,
          note: act.note,
        });
      case "CONTACT":
        return contact(context, {
          ...one,
          how: act.how,
          text: act.text,
          isReply: act.isReply,
          public: act.public,
        });
      case "RESOLVE":
        return resolve(context, {
          ...one,
          solution: act.solution,
          rootCause: act.rootCause,
          complainantTold: act.complainantTold,
        });
    }
  });
}

const MOST = 200;
/** Room is left for each complaint's own. */
const LONGEST_KEY = 60;

function checkMany(check: Check, { idempotencyKey, complaints }: Many): void {
  check.text("idempotencyKey", idempotencyKey, LONGEST_KEY, 8);
  if (complaints.length === 0) check.fault("complaints", "REQUIRED");
  if (complaints.length > MOST) check.fault("complaints", "TOO_MANY", String(MOST));
}

async function each(
  { complaints, idempotencyKey }: Many,
  act: (one: CommandInput) => Promise<ComplaintId>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  // One after the other: what they have in common, such as a handler's load, is true for each.
  for (const member of complaints) {
    try {
      await act({ ...member, idempotencyKey: `${idempotencyKey} ${member.complaintId}` });
      results.push({ ...member, error: null });
    } catch (error) {
      if (!isDomainError(error)) throw error;
      results.push({ ...member, error });
    }
  }
  return results;
}
