import type { Label } from "@heyi/schema/vocabulary/label.ts";

import { normalPhone } from "../complaint/phone.ts";
import { roomKey, type Directory } from "./directory.ts";
import type { Say } from "./fault.ts";
import type { ParsedLine } from "./parse.ts";
import type { Head } from "./record.ts";
import { notAfter, shown } from "./shown.ts";

const PROJECT: Label = { zh: "本公司项目的代码", en: "the code of one of the company's projects" };
const ROOM: Label = { zh: "此项目的房号", en: "a room of this project" };
const EARLIER: Label = { zh: "同一项目里更早的一条投诉", en: "an earlier complaint of the same project" };

type FirstLines = ReadonlyMap<string, ParsedLine>;

/** What a complaint's own fields point at, and what they say of the person. */
export function checkHead(
  head: Head,
  line: number,
  directory: Directory,
  firstLines: FirstLines,
  fault: Say,
): void {
  const { externalId, projectCode, complainant, repeatOf, receivedAt, occurredAt } = head;
  const place = directory.places.get(projectCode);
  if (place === undefined) fault("projectCode", "UNKNOWN_REFERENCE", projectCode, PROJECT);
  const first = firstLines.get(externalId)?.line ?? line;
  if (first !== line) fault("externalId", "DUPLICATE", externalId, String(first));
  checkComplainant(complainant, fault);
  const { room } = complainant;
  if (place !== undefined && room !== null && !directory.rooms.has(roomKey(place.projectId, room))) {
    fault("complainant.room", "UNKNOWN_REFERENCE", room, ROOM);
  }
  if (repeatOf !== null && !isEarlier(repeatOf, head, directory, firstLines)) {
    fault("repeatOf", "UNKNOWN_REFERENCE", repeatOf, EARLIER);
  }
  if (occurredAt !== null && occurredAt > receivedAt) {
    fault("occurredAt", "OUT_OF_ORDER", shown(occurredAt), notAfter(receivedAt));
  }
}

/** INT-2, INT-5: a name, or explicitly none at all. An old record may lack the phone. */
function checkComplainant({ kind, name, phone }: Head["complainant"], fault: Say): void {
  if (kind === "ANONYMOUS") {
    if (name !== null) fault("complainant.name", "MUST_BE_ABSENT", "");
    if (phone !== null) fault("complainant.phone", "MUST_BE_ABSENT", "");
    return;
  }
  if (name === null) fault("complainant.name", "REQUIRED", "");
  if (phone !== null && normalPhone(phone) === null) fault("complainant.phone", "NOT_A_PHONE", "");
}

/** INT-4: a repeat is of the same project, and came later. */
function isEarlier(
  repeatOf: string,
  head: Head,
  { known, places }: Directory,
  firstLines: FirstLines,
): boolean {
  const inFile = firstLines.get(repeatOf)?.head ?? null;
  if (inFile !== null) {
    return inFile.projectCode === head.projectCode && inFile.receivedAt < head.receivedAt;
  }
  const stored = known.get(repeatOf);
  const projectId = places.get(head.projectCode)?.projectId;
  return stored !== undefined && stored.projectId === projectId && stored.receivedAt < head.receivedAt;
}
