import { randomBytes } from "node:crypto";

import type {
  Category,
  Channel,
  ComplainantKind,
  ContactHow,
  Impact,
  Mood,
  Seeks,
  Urgency,
} from "@heyi/schema/vocabulary/complaint.ts";

import { Check, LONGEST } from "../kernel/check.ts";
import { NotAllowedError } from "../kernel/errors.ts";
import { newId, type ComplaintId, type ProjectId } from "../kernel/ids.ts";
import { localMonth } from "../kernel/local-time.ts";
import type { Tx } from "../kernel/sql.ts";
import { holdsAny } from "../org/access.ts";
import { loadGround } from "../sla/ground.ts";
import { once, type CommandContext } from "./once.ts";
import { normalPhone, phoneDigits } from "./phone.ts";
import { response } from "./rules/contact.ts";
import { registration, unregistered, type Intake } from "./rules/intake.ts";
import { save } from "./save.ts";
import { searchTerms } from "./search-terms.ts";

export type RegisterInput = {
  readonly idempotencyKey: string;
  readonly projectId: ProjectId;
  readonly channel: Channel;
  readonly content: string;
  /** Null: now. */
  readonly receivedAt: Date | null;
  readonly occurredAt: Date | null;
  readonly complainant: {
    readonly kind: ComplainantKind;
    readonly name: string | null;
    readonly phone: string | null;
    readonly room: string | null;
  };
  readonly demand: string | null;
  readonly mood: Mood | null;
  readonly seeks: Seeks | null;
  readonly category: Category | null;
  readonly subCategory: string | null;
  readonly urgency: Urgency | null;
  readonly impact: Impact | null;
  readonly repeatOfId: ComplaintId | null;
  /** SLA-1: the complainant is on the line, so the response is made. */
  readonly responded: boolean;
};

/** A letter found late is dated back this far; what is older is imported. */
const LONGEST_BACKDATING_MS = 366 * 86_400_000;
/** A matter may have begun when the estate was built. */
const LONGEST_MEMORY_MS = 50 * 366 * 86_400_000;

/** Channels on which the complainant is spoken to while it is taken in, and how. */
const SPOKEN: Partial<Record<Channel, ContactHow>> = {
  FRONT_DESK: "FRONT_DESK",
  HOME_VISIT: "HOME_VISIT",
  WECHAT: "WECHAT",
  EMAIL: "EMAIL",
};

/**
 * INT-2, INT-3: takes a complaint in; its number follows the last one of project and month without a gap.
 * @throws NotAllowedError, InvalidError
 */
export async function register(context: CommandContext, input: RegisterInput): Promise<ComplaintId> {
  const { actor, clock } = context;
  return once(context, "REGISTER", input, async (tx) => {
    if (!holdsAny(actor, ["AGENT", "DISPATCHER", "SUPERVISOR", "PROJECT_MANAGER"], input.projectId))
      throw new NotAllowedError(null, "NO_RIGHT");
    const now = clock.now();
    const room = await findRoom(tx, input.projectId, input.complainant.room);
    const repeatOf = await findRepeated(tx, input);
    const given = checked(input, room !== null, repeatOf, now);
    const ground = { ...(await loadGround(tx, actor.companyId, input.projectId)), now };
    const intake: Intake = {
      id: newId(now),
      companyId: actor.companyId,
      projectId: input.projectId,
      channel: input.channel,
      receivedAt: input.receivedAt ?? now,
      firstResponder: actor.staffId,
      complainantKind: input.complainant.kind,
      hasContact: given.phone !== null,
      category: input.category,
      subCategory: given.subCategory,
      urgency: input.urgency,
      impact: input.impact,
      repeatOf,
    };
    const events = [...registration(intake, ground)];
    if (input.responded)
      events.push(...response({ how: SPOKEN[input.channel] ?? "PHONE", text: null }, actor, ground));
    const complainantId = await insertComplainant(tx, {
      kind: input.complainant.kind,
      name: given.name,
      phone: given.phone,
      roomId: room,
      at: now,
    });
    const number = await nextNumber(tx, input.projectId, intake.receivedAt);
    const birth = {
      number,
      trackingCode: newTrackingCode(),
      externalId: null,
      occurredAt: input.occurredAt,
      complainantId,
      roomId: room,
      content: given.content,
      demand: given.demand,
      mood: input.mood,
      seeks: input.seeks,
      repeatOfId: repeatOf,
      searchTerms: searchTerms(`${given.content}\n${given.demand ?? ""}`),
    };
    await save(tx, actor.companyId, [{ before: unregistered(intake), birth, events, ground }]);
    return intake.id;
  });
}

/** INT-2, INT-5: the required parts; anonymous means that no name and no phone are taken at all. */
function checked(input: RegisterInput, roomKnown: boolean, repeatOf: ComplaintId | null, now: Date) {
  const check = new Check();
  const { complainant } = input;
  const content = check.text("content", input.content, LONGEST.words, 2);
  const demand = check.optionalText("demand", input.demand, LONGEST.words);
  const subCategory = check.optionalText("subCategory", input.subCategory, LONGEST.short);
  if (input.receivedAt !== null) {
    check.past("receivedAt", input.receivedAt, now);
    check.notBefore("receivedAt", input.receivedAt, new Date(now.getTime() - LONGEST_BACKDATING_MS));
  }
  if (input.occurredAt !== null) {
    check.past("occurredAt", input.occurredAt, input.receivedAt ?? now);
    check.notBefore("occurredAt", input.occurredAt, new Date(now.getTime() - LONGEST_MEMORY_MS));
  }
  if (complainant.room !== null && complainant.room.trim() !== "" && !roomKnown)
    check.fault("complainant.room", "UNKNOWN_REFERENCE");
  if (input.repeatOfId !== null && repeatOf === null) check.fault("repeatOfId", "UNKNOWN_REFERENCE");
  let name: string | null = null;
  let phone: string | null = null;
  if (complainant.kind === "ANONYMOUS") {
    if (complainant.name) check.fault("complainant.name", "MUST_BE_ABSENT");
    if (complainant.phone) check.fault("complainant.phone", "MUST_BE_ABSENT");
  } else {
    name = check.text("complainant.name", complainant.name, LONGEST.name);
    phone = normalPhone(check.text("complainant.phone", complainant.phone, LONGEST.name));
    if (phone === null && complainant.phone?.trim()) check.fault("complainant.phone", "NOT_A_PHONE");
  }
  check.done();
  return { content, demand, subCategory, name, phone };
}

async function findRoom(tx: Tx, projectId: ProjectId, label: string | null): Promise<string | null> {
  if (label === null || label.trim() === "") return null;
  const [room] = await tx.query<{ id: string }>(
    "select id from room where project_id = $1 and label = $2",
    [projectId, label.trim()],
    "room_by_label",
  );
  return room?.id ?? null;
}

/** INT-4: a repeat is of the same project. */
async function findRepeated(tx: Tx, { repeatOfId, projectId }: RegisterInput): Promise<ComplaintId | null> {
  if (repeatOfId === null) return null;
  const [found] = await tx.query<{ id: ComplaintId }>(
    "select id from complaint where id = $1 and project_id = $2",
    [repeatOfId, projectId],
    "repeat_of",
  );
  return found?.id ?? null;
}

type NewComplainant = {
  kind: ComplainantKind;
  name: string | null;
  phone: string | null;
  roomId: string | null;
  at: Date;
};

async function insertComplainant(tx: Tx, { kind, name, phone, roomId, at }: NewComplainant): Promise<string> {
  const id = newId(at);
  const digits = phone === null ? null : phoneDigits(phone);
  await tx.query(INSERT_COMPLAINANT, [id, kind, name, phone, digits, roomId], "complainant_insert");
  return id;
}

/** INT-3: the row lock on the last number is held until commit, so no number is lost or given twice. */
async function nextNumber(tx: Tx, projectId: ProjectId, receivedAt: Date): Promise<string> {
  const month = localMonth(receivedAt);
  const [row] = await tx.query<{ code: string; last: number }>(
    NEXT_NUMBER,
    [projectId, month],
    "complaint_number_next",
  );
  if (row === undefined) throw new Error("the project is gone");
  return `${row.code}-${month}-${String(row.last).padStart(4, "0")}`;
}

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** INT-3: 20 letters of 5 random bits each, none of them easily misheard. */
export function newTrackingCode(): string {
  return [...randomBytes(20)].map((byte) => ALPHABET.charAt(byte & 31)).join("");
}

const INSERT_COMPLAINANT =
  "insert into complainant (id, kind, name, phone, phone_digits, room_id) values ($1, $2, $3, $4, $5, $6)";

const NEXT_NUMBER = `
  with counted as (
    insert into complaint_number (project_id, month, last) values ($1, $2, 1)
    on conflict (project_id, month) do update set last = complaint_number.last + 1
    returning last
  )
  select p.code, counted.last from counted, project p where p.id = $1`;
