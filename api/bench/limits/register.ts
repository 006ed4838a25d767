import { createHash } from "node:crypto";
import type pg from "pg";
import { encodeGlobalId, decodeGlobalId } from "../../src/graphql/global-id.ts";
import { newId } from "../../src/kernel/ids.ts";
import { localMonth } from "../../src/kernel/local-time.ts";
import { newTrackingCode } from "../../src/complaint/register.ts";
import { searchTerms } from "../../src/complaint/search-terms.ts";
import { holds } from "../../src/org/access.ts";
import type { ProjectId } from "../../src/kernel/ids.ts";
import { INSERT_COMPLAINANT, INSERT_COMPLAINT, INSERT_EVENT, INSERT_RECEIPT } from "./register-sql.ts";
import type { Viewer } from "./viewer.ts";

export type RegisterVariables = {
  readonly input: {
    readonly idempotencyKey: string;
    readonly projectId: string;
    readonly channel: string;
    readonly content: string;
    readonly complainant: { readonly kind: string; readonly name: string; readonly phone: string };
  };
};

const ANSWER_MS = 3 * 86_400_000;

/** Four rows in one transaction: who complains, the complaint, the event and the receipt. Without deadlines, counters and notices. */
export async function register(
  pool: pg.Pool,
  { actor }: Viewer,
  { input }: RegisterVariables,
): Promise<object> {
  const projectId = decodeGlobalId(input.projectId).id as ProjectId;
  if (!holds(actor, "DISPATCHER", projectId)) throw new Error("no right");
  const now = new Date();
  const [id, complainantId, trackingCode] = [newId(now), newId(now), newTrackingCode()];
  const { kind, name, phone } = input.complainant;
  const dueAt = new Date(now.getTime() + ANSWER_MS);
  const fingerprint = createHash("sha256").update(JSON.stringify(input)).digest("hex");
  const data = {
    channel: input.channel,
    receivedAt: now,
    firstResponder: actor.staffId,
    complainantKind: kind,
  };
  const after = {
    companyId: actor.companyId,
    projectId,
    departmentId: null,
    ownerId: actor.staffId,
    handlerId: null,
    state: "REGISTERED",
    category: null,
    priority: null,
    channel: input.channel,
    level: 0,
    urge: "IN_TIME",
  };
  const client = await pool.connect();
  try {
    await client.query("begin");
    await client.query({
      name: "receipt",
      text: INSERT_RECEIPT,
      values: [actor.staffId, input.idempotencyKey, fingerprint, id, now],
    });
    await client.query({
      name: "complainant",
      text: INSERT_COMPLAINANT,
      values: [complainantId, kind, name, phone, phone.replaceAll(/\D/g, "")],
    });
    const { rows } = await client.query<{ number: string }>({
      name: "complaint",
      text: INSERT_COMPLAINT,
      values: [
        id,
        actor.companyId,
        projectId,
        localMonth(now),
        trackingCode,
        input.channel,
        now,
        complainantId,
        input.content,
        searchTerms(input.content),
        actor.staffId,
        dueAt,
      ],
    });
    await client.query({
      name: "event",
      text: INSERT_EVENT,
      values: [actor.companyId, now, actor.staffId, id, data, after],
    });
    await client.query("commit");
    return {
      complaintRegister: {
        __typename: "Complaint",
        id: encodeGlobalId("Complaint", id),
        number: rows[0]?.number,
        trackingCode,
        due: { kind: "RESPOND", at: dueAt },
      },
    };
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}
