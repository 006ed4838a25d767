import type { CommandContext } from "../complaint/once.ts";
import { NotFoundError } from "../kernel/errors.ts";
import type { WebhookDeliveryId } from "../kernel/ids.ts";
import { inTransaction } from "../kernel/sql.ts";
import { administers } from "../org/access.ts";
import { wakeCouriers } from "./endpoints.ts";

/**
 * Told again at once under the same id, whatever became of it; an endpoint that was disabled is taken up again.
 * @throws NotAllowedError, NotFoundError
 */
export async function redeliver(
  { pool, clock, actor }: CommandContext,
  id: WebhookDeliveryId,
): Promise<void> {
  const { companyId } = administers(actor);
  await inTransaction(pool, async (tx) => {
    const [found] = await tx.query<{ endpoint: string }>(
      AGAIN,
      [id, companyId, clock.now()],
      "webhook_again",
    );
    if (found === undefined) throw new NotFoundError("webhook delivery");
    await tx.query(
      "update webhook_endpoint set failing_since = null, disabled_at = null where id = $1 and disabled_at is not null",
      [found.endpoint],
      "webhook_take_up",
    );
    await wakeCouriers(tx);
  });
}

const AGAIN = `
  update webhook_delivery d set state = 'WAITING', tries = 0, next_at = $3, settled_at = null
    from webhook_endpoint e
   where d.id = $1 and e.id = d.endpoint_id and e.company_id = $2 and e.ended_at is null
  returning e.id as endpoint`;
