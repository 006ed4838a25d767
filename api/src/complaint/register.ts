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
import { newId, type ComplaintId, type PartnerAppId, type ProjectId, type StaffId } from "../kernel/ids.ts";
import { localMonth } from "../kernel/local-time.ts";
import type { Reader } from "../kernel/sql.ts";
import { holdsAny } from "../org/access.ts";
import type { Actor } from "../org/actor.ts";
import { GROUND_STAMP, groundUnder, type GroundStamp } from "../sla/ground.ts";
import type { Birth } from "./fold.ts";
import { once, RECEIPT_FOUND, type CommandContext, type EarlierReceipt } from "./once.ts";
import { normalPhone, phoneDigits } from "./phone.ts";
import { response } from "./rules/contact.ts";
import { registration, unregistered, type Intake } from "./rules/intake.ts";
import { toRow } from "./row.ts";
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
  /** MAJ-1: somebody was hurt. */
  readonly injury: boolean;
  readonly repeatOfId: ComplaintId | null;
  /** SLA-1: the complainant is on the line, so the response is made. */
  readonly responded: boolean;
  /** INT-1: sent by the complainant alone; who owns it has yet to hear of it. */
  readonly byComplainant?: boolean;
  /** PAR-1: through which partner app. */
  readonly partnerAppId?: PartnerAppId;
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
  const { actor } = context;
  return once(context, "REGISTER", input, {
    lock: () => Promise.resolve(),
    read: (reader, staffId, key) => readForIntake(reader, staffId, key, input),
    act: async (writer, { room, repeatOf, ground: stamp }, receipt) => {
      if (!holdsAny(actor, ["AGENT", "DISPATCHER", "SUPERVISOR", "PROJECT_MANAGER"], input.projectId))
        throw new NotAllowedError(null, "NO_RIGHT");
      const now = receipt.at;
      const given = checked(input, room !== null, repeatOf, now);
      if (stamp === null) throw new Error("a project without a policy in force");
      const ground = { ...(await groundUnder(writer, actor.companyId, stamp)), now };
      const intake = intakeOf(input, given, repeatOf, actor, now);
      const events = [...registration(intake, ground)];
      if (input.responded)
        events.push(...response({ how: SPOKEN[input.channel] ?? "PHONE", text: null }, actor, ground));
      const complainant = complainantOf(input.complainant.kind, given, room, now);
      const birth = birthOf(input, given, complainant.id, room, repeatOf, ground.rulesVersion);
      await save(writer, actor.companyId, [{ before: unregistered(intake), birth, events, ground }], {
        receipt,
        newcomer: { complainant: toRow(complainant), month: localMonth(intake.receivedAt) },
      });
      return intake.id;
    },
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

type Given = ReturnType<typeof checked>;

function intakeOf(
  input: RegisterInput,
  given: Given,
  repeatOf: ComplaintId | null,
  { companyId, staffId }: Actor,
  now: Date,
): Intake {
  return {
    id: newId(now),
    companyId,
    projectId: input.projectId,
    channel: input.channel,
    receivedAt: input.receivedAt ?? now,
    firstResponder: staffId,
    byComplainant: input.byComplainant ?? false,
    complainantKind: input.complainant.kind,
    hasContact: given.phone !== null,
    category: input.category,
    subCategory: given.subCategory,
    urgency: input.urgency,
    impact: input.impact,
    injury: input.injury,
    repeatOf,
  };
}

function complainantOf(kind: ComplainantKind, { name, phone }: Given, roomId: string | null, now: Date) {
  const digits = phone === null ? null : phoneDigits(phone);
  return { id: newId<"Complainant">(now), kind, name, phone, phoneDigits: digits, roomId };
}

function birthOf(
  { occurredAt, mood, seeks, partnerAppId, idempotencyKey }: RegisterInput,
  { content, demand }: Given,
  complainantId: string,
  roomId: string | null,
  repeatOfId: ComplaintId | null,
  rulesVersion: number,
): Birth {
  return {
    number: null,
    trackingCode: newTrackingCode(),
    // INT-4: so the database itself sees to it that an app's key is one complaint.
    externalId: partnerAppId === undefined ? null : idempotencyKey,
    partnerAppId: partnerAppId ?? null,
    occurredAt,
    complainantId,
    roomId,
    content,
    demand,
    mood,
    seeks,
    repeatOfId,
    searchTerms: searchTerms(`${content}\n${demand ?? ""}`),
    rulesVersion,
  };
}

type Found = {
  readonly receipt: EarlierReceipt | null;
  readonly room: string | null;
  readonly repeatOf: ComplaintId | null;
  readonly ground: GroundStamp | null;
};

/** Everything that taking in asks for, in one statement. */
async function readForIntake(
  reader: Reader,
  staffId: StaffId,
  key: string,
  { projectId, complainant: { room }, repeatOfId }: RegisterInput,
): Promise<Found> {
  const label = room === null || room.trim() === "" ? null : room.trim();
  const [found] = await reader.query<Found>(
    SELECT,
    [staffId, key, projectId, label, repeatOfId],
    "intake_read",
  );
  if (found === undefined) throw new Error("a row was to come in any case");
  return found;
}

/** INT-4: a repeat is of the same project. */
const SELECT = `
  select ${RECEIPT_FOUND} as receipt,
         (select r.id from room r where r.project_id = $3 and r.label = $4) as room,
         (select q.id from complaint q where q.id = $5 and q.project_id = $3) as "repeatOf",
         (select ${GROUND_STAMP} from project p where p.id = $3) as ground`;

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** INT-3: 20 letters of 5 random bits each, none of them easily misheard. */
export function newTrackingCode(): string {
  return [...randomBytes(20)].map((byte) => ALPHABET.charAt(byte & 31)).join("");
}
