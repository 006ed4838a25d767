import { createHash } from "node:crypto";
import ical, { ICalCalendarMethod, ICalEventClass, ICalEventStatus } from "ical-generator";

import type { CaseFile, Session } from "./rules/case.ts";

/** A session has no end on record; a calendar wants one. */
const USUAL_MS = 3_600_000;

/**
 * MED-4, MED-5: a session as a calendar file (RFC 5545). It says when, where and of which case, never what it is about, who
 * comes or in which mode: calendars are shared and kept by others.
 */
export function invitationOf(
  { id, number }: Pick<CaseFile, "id" | "number">,
  session: Session,
  { now, publicUrl }: { readonly now: Date; readonly publicUrl: string },
): string {
  const { at, place, sequence, cancelled } = session;
  const start = new Date(at);
  const calendar = ical({
    // Not asking for an answer: nobody here has an address to answer from.
    method: cancelled === null ? ICalCalendarMethod.PUBLISH : ICalCalendarMethod.CANCEL,
    prodId: { company: "Heyi", product: "Mediation", language: "ZH" },
  });
  calendar.createEvent({
    id: uidOf(id, session.no),
    sequence,
    stamp: now,
    // No zone is given, so that it is written in UTC.
    start,
    end: new Date(start.getTime() + USUAL_MS),
    summary: `${cancelled === null ? "" : "已取消:"}调解会议 ${number}`,
    ...(place !== null && { location: place }),
    status: cancelled === null ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
    class: ICalEventClass.PRIVATE,
    organizer: { name: "调解会议", email: `no-reply@${new URL(publicUrl).hostname}` },
  });
  return `${calendar.toString()}\r\n`;
}

/** The same for as long as the session exists; tells nobody how many sessions there are. */
function uidOf(caseId: string, no: number): string {
  const digest = createHash("sha256").update(`session ${caseId} ${no}`).digest("hex");
  return `${digest.slice(0, 32)}@heyi`;
}
