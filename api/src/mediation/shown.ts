import type { Actor } from "../org/actor.ts";
import { maskedPhone } from "../complaint/phone.ts";
import { depthOf, isOnlyReader, reads, type Depth } from "./access.ts";
import type { CaseFile } from "./rules/case.ts";

/** A case as one reader has it: all that leaves the house of it goes through here (MED-5). */
export type ShownCase = {
  readonly outline: Outline;
  readonly depth: Depth;
  /** Null: state and dates are all this reader has. */
  readonly file: CaseFile | null;
};
export type Outline = Pick<
  CaseFile,
  | "id"
  | "companyId"
  | "projectId"
  | "number"
  | "version"
  | "state"
  | "proposedAt"
  | "consentedAt"
  | "outcomeDueAt"
  | "complaintIds"
>;

/** Null: for this reader there is no such case. */
export function shownTo(actor: Actor, file: CaseFile): ShownCase | null {
  const depth = depthOf(actor, file);
  if (depth === "NOTHING") return null;
  const {
    id,
    companyId,
    projectId,
    number,
    version,
    state,
    proposedAt,
    consentedAt,
    outcomeDueAt,
    complaintIds,
  } = file;
  const outline = {
    id,
    companyId,
    projectId,
    number,
    version,
    state,
    proposedAt,
    consentedAt,
    outcomeDueAt,
    complaintIds,
  };
  return { outline, depth, file: reads(depth) ? contactsFor(actor, apartFor(depth, file)) : null };
}

/** MED-5: what went on with one party alone is for who is in the room; who leads the project knows that they met. */
function apartFor(depth: Depth, file: CaseFile): CaseFile {
  if (depth !== "JOINT") return file;
  const sessions = file.sessions.map((session) =>
    session.mode === "SEPARATE" ? { ...session, minutes: null } : session,
  );
  return { ...file, sessions };
}

/** AUD-2: who conducts nothing calls nobody. */
function contactsFor(actor: Actor, file: CaseFile): CaseFile {
  if (!isOnlyReader(actor, file)) return file;
  const parties = file.parties.map((party) => ({ ...party, phone: party.phone && maskedPhone(party.phone) }));
  return { ...file, parties };
}
