import type { SessionMode } from "@heyi/schema/vocabulary/mediation.ts";

import { Check, LONGEST } from "../../kernel/check.ts";
import { InvalidError } from "../../kernel/errors.ts";
import type { CaseFile, Session } from "./case.ts";
import { decided, during, event, into, type Decision } from "./decision.ts";
import { checkReady, partyOf } from "./consent.ts";
import type { Letter } from "./party.ts";

/** MED-4 @throws InvalidError */
export function scheduled(
  file: CaseFile,
  input: {
    readonly at: Date;
    readonly mode: SessionMode;
    readonly place: string | null;
    readonly invited: readonly Letter[];
  },
  now: Date,
): Decision {
  during(file, "CONSENTED", "IN_SESSION");
  const check = new Check();
  checkReady(file, check);
  check.future("at", input.at, now);
  const place = check.optionalText("place", input.place, LONGEST.reason);
  invitedOf(file, input.mode, input.invited, check);
  check.done();
  const session: Session = {
    no: file.sessions.length + 1,
    mode: input.mode,
    at: input.at.toISOString(),
    place,
    sequence: 0,
    cancelled: null,
    invited: input.invited,
    attendance: null,
    minutes: null,
    confirmedBy: [],
    closedAt: null,
  };
  const { no, mode, at, invited } = session;
  return decided(
    { ...file, sessions: [...file.sessions, session] },
    event("CASE_SESSION_SCHEDULED", { no, mode, at, invited }),
  );
}

function invitedOf(file: CaseFile, mode: SessionMode, invited: readonly Letter[], check: Check): void {
  for (const letter of invited) partyOf(file, letter, check, "invited");
  if (invited.length === 0) check.fault("invited", "REQUIRED");
  if (mode === "JOINT" && new Set(invited).size < 2) check.fault("invited", "TOO_FEW", "2");
}

/** MED-4: another time or place; who was invited stays invited. @throws InvalidError */
export function moved(
  file: CaseFile,
  input: { readonly no: number; readonly at: Date; readonly place: string | null },
  now: Date,
): Decision {
  during(file, "CONSENTED", "IN_SESSION");
  const session = ahead(file, input.no);
  const check = new Check();
  check.future("at", input.at, now);
  const place = check.optionalText("place", input.place, LONGEST.reason);
  check.done();
  const after = { ...session, at: input.at.toISOString(), place, sequence: session.sequence + 1 };
  const { no, at, sequence } = after;
  return decided(withSession(file, after), event("CASE_SESSION_MOVED", { no, at, sequence }));
}

/** MED-4: called off, with the reason. @throws InvalidError */
export function cancelled(
  file: CaseFile,
  input: { readonly no: number; readonly reason: string },
  now: Date,
): Decision {
  const session = ahead(file, input.no);
  const check = new Check();
  const reason = check.text("reason", input.reason, LONGEST.reason);
  check.done();
  const sequence = session.sequence + 1;
  const after = { ...session, sequence, cancelled: { at: now.toISOString(), reason } };
  return decided(withSession(file, after), event("CASE_SESSION_CANCELLED", { no: session.no, sequence }));
}

/** MED-4, MED-3a: who came and what was said; nobody comes without having been told of their rights. @throws InvalidError */
export function held(
  file: CaseFile,
  input: { readonly no: number; readonly attendance: readonly Letter[]; readonly minutes: string },
  now: Date,
): Decision {
  during(file, "CONSENTED", "IN_SESSION");
  const session = sessionOf(file, input.no);
  const check = new Check();
  checkReady(file, check);
  if (session.closedAt !== null || session.cancelled !== null) check.fault("no", "FROZEN");
  check.past("at", new Date(session.at), now);
  const minutes = check.text("minutes", input.minutes, LONGEST.words);
  if (input.attendance.length === 0) check.fault("attendance", "REQUIRED");
  for (const letter of input.attendance) partyOf(file, letter, check, "attendance");
  if (session.mode === "SEPARATE" && input.attendance.some((letter) => !session.invited.includes(letter)))
    check.fault("attendance", "NOT_NOW");
  const untold = file.parties.filter(
    ({ letter, rightsConfirmedAt }) => input.attendance.includes(letter) && rightsConfirmedAt === null,
  );
  for (const { letter } of untold) check.fault(`rights.${letter}`, "MUST_BE_CONFIRMED");
  check.done();
  const after = withSession(file, { ...session, attendance: input.attendance, minutes, confirmedBy: [] });
  const begun = file.state === "CONSENTED" ? into(after, "IN_SESSION", now) : after;
  return decided(begun, event("CASE_SESSION_HELD", { no: session.no, attendance: input.attendance }));
}

/** MED-4: read out and confirmed; once everybody who came has, the record is frozen. @throws InvalidError */
export function recordConfirmed(
  file: CaseFile,
  { no, party }: { readonly no: number; readonly party: Letter },
  now: Date,
): Decision {
  const session = sessionOf(file, no);
  const check = new Check();
  if (session.closedAt !== null) check.fault("no", "FROZEN");
  if (session.attendance?.includes(party) !== true) check.fault("party", "UNKNOWN_REFERENCE");
  check.done();
  const confirmedBy = [...new Set([...session.confirmedBy, party])];
  const all = session.attendance?.every((letter) => confirmedBy.includes(letter)) === true;
  const closedAt = all ? now.toISOString() : null;
  return decided(
    withSession(file, { ...session, confirmedBy, closedAt }),
    event("CASE_SESSION_CONFIRMED", { no, party, frozen: all }),
  );
}

/** One that was neither held nor called off. @throws InvalidError */
function ahead(file: CaseFile, no: number): Session {
  const session = sessionOf(file, no);
  if (session.attendance !== null || session.cancelled !== null)
    throw new InvalidError([{ path: "no", code: "FROZEN" }]);
  return session;
}

/** @throws InvalidError */
function sessionOf({ sessions }: CaseFile, no: number): Session {
  const session = sessions.find((each) => each.no === no);
  if (session === undefined) throw new InvalidError([{ path: "no", code: "UNKNOWN_REFERENCE" }]);
  return session;
}

function withSession(file: CaseFile, session: Session): CaseFile {
  return { ...file, sessions: file.sessions.map((each) => (each.no === session.no ? session : each)) };
}
