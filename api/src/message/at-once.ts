import type { Pool } from "pg";

import type { CompanyId, ProjectId } from "../kernel/ids.ts";
import { read } from "../kernel/sql.ts";
import type { Delivery } from "./delivery.ts";
import { dispatch } from "./dispatch.ts";
import type { GatewayMessage } from "./gateway.ts";
import type { MessageRoom } from "./room.ts";

/**
 * What somebody waits for, by the company's gateway for the project, or else for all: sent now or not at all, and kept
 * nowhere. Null: there is no gateway.
 */
export async function sendAtOnce(
  pool: Pool,
  room: MessageRoom,
  { companyId, projectId }: { readonly companyId: CompanyId; readonly projectId: ProjectId },
  message: Pick<GatewayMessage, "id" | "kind" | "phone" | "text">,
  now: Date,
): Promise<Delivery | null> {
  const [channel] = await read<{ readonly id: string; readonly sealed: string }>(
    pool,
    `select id, sealed from message_channel
      where company_id = $1 and (project_id = $2 or project_id is null) and kind = 'SMS_WEBHOOK' and ended_at is null
      order by project_id nulls last, created_at desc limit 1`,
    [companyId, projectId],
    "gateway_for_project",
  );
  return channel === undefined
    ? null
    : dispatch(room, channel, { ...message, number: null, project: null }, now);
}
