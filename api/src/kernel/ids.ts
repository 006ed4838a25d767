import { createHash, randomBytes } from "node:crypto";

declare const noun: unique symbol;

/** A uuid that knows what it points at: a staff id cannot enter where a complaint id is asked for. */
export type Id<Noun extends string> = string & { readonly [noun]: Noun };

export type CompanyId = Id<"Company">;
export type ProjectId = Id<"Project">;
export type DepartmentId = Id<"Department">;
export type StaffId = Id<"Staff">;
export type UserId = Id<"User">;
export type SessionId = Id<"Session">;
export type ComplaintId = Id<"Complaint">;
export type IncidentId = Id<"Incident">;
export type TaskId = Id<"Task">;
export type EvidenceFileId = Id<"EvidenceFile">;
export type HandoverId = Id<"ShiftHandover">;
export type MessageId = Id<"OutgoingMessage">;
export type MessageChannelId = Id<"MessageChannel">;
export type MeasureId = Id<"PreventiveMeasure">;
export type CaseId = Id<"MediationCase">;
export type OrganisationId = Id<"MediationOrganisation">;
export type PartnerAppId = Id<"PartnerApp">;
export type PartnerKeyId = Id<"PartnerKey">;
export type WebhookEndpointId = Id<"WebhookEndpoint">;
export type WebhookDeliveryId = Id<"WebhookDelivery">;
export type AgreementId = Id<"Agreement">;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** For what comes out of the database or was decoded at the edge; anything else is a fault of ours. */
export function toId<Noun extends string>(uuid: string): Id<Noun> {
  if (!isUuid(uuid)) throw new TypeError("not a uuid");
  return uuid as Id<Noun>;
}

/** UUID version 7 (RFC 9562): sorted by the millisecond of its making, the rest random. */
export function newId<Noun extends string>(at: Date): Id<Noun> {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(at.getTime(), 0, 6);
  return written<Noun>(bytes, 7);
}

/** UUID version 8 (RFC 9562), which follows from who acted and their idempotency key: sent twice it names one thing. */
export function idFromKey<Noun extends string>(noun: string, staffId: StaffId, key: string): Id<Noun> {
  return written<Noun>(createHash("sha256").update(`${noun} ${staffId} ${key}`).digest().subarray(0, 16), 8);
}

function written<Noun extends string>(bytes: Buffer, version: number): Id<Noun> {
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | (version << 4), 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join(
    "-",
  ) as Id<Noun>;
}
