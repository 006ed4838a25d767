import type { Folded } from "../complaint/fold.ts";
import { normalPhone, phoneDigits } from "../complaint/phone.ts";
import { newTrackingCode } from "../complaint/register.ts";
import { searchTerms } from "../complaint/search-terms.ts";
import { newId } from "../kernel/ids.ts";
import { receiptKey, roomKey, type Directory } from "./directory.ts";
import type { Replayed } from "./replay.ts";
import type { Accepted } from "./accepted.ts";

/** An accepted record as the rows it becomes: the complainant, the complaint with its log, the receipt that it was imported. */
export function bear(
  accepted: Accepted,
  directory: Directory,
  numbers: ReadonlyMap<Accepted, string>,
  now: Date,
) {
  const { record, place, replayed, fingerprint } = accepted;
  const { head } = record;
  const { kind, name, room } = head.complainant;
  const phone = head.complainant.phone === null ? null : normalPhone(head.complainant.phone);
  const roomId = room === null ? null : (directory.rooms.get(roomKey(place.projectId, room)) ?? null);
  const complainantId = newId<"Complainant">(head.receivedAt);
  const { facts } = replayed.after;
  const birth = {
    number: numbers.get(accepted) ?? "",
    trackingCode: newTrackingCode(),
    externalId: head.externalId,
    partnerAppId: null,
    occurredAt: head.occurredAt,
    complainantId,
    roomId,
    content: head.content,
    demand: head.demand,
    mood: head.mood,
    seeks: head.seeks,
    repeatOfId: repeatOf(replayed),
    searchTerms: searchTerms(`${head.content}\n${head.demand ?? ""}`),
    rulesVersion: place.ground.rulesVersion,
  };
  const folded: Folded = {
    ...replayed,
    birth,
    events: replayed.lines.map(({ event }) => event),
    ground: { ...place.ground, now },
  };
  return {
    folded,
    complainant: {
      id: complainantId,
      kind,
      name,
      phone,
      phone_digits: phone === null ? null : phoneDigits(phone),
      room_id: roomId,
    },
    receipt: {
      staff_id: facts.intakeStaffId,
      key: receiptKey(head.externalId),
      fingerprint,
      complaint_id: facts.id,
    },
  };
}

function repeatOf({ lines }: Replayed) {
  const event = lines[0]?.event;
  return event?.kind === "REGISTERED" ? event.data.repeatOf : null;
}
