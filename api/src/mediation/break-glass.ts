import type { CommandContext } from "../complaint/once.ts";
import type { Services } from "../context.ts";
import { Check, LONGEST } from "../kernel/check.ts";
import { InvalidError, NotAllowedError } from "../kernel/errors.ts";
import { newId, type CaseId, type Id, type StaffId } from "../kernel/ids.ts";
import { readerOf, type Reader } from "../kernel/sql.ts";
import type { Actor } from "../org/actor.ts";
import { breaksGlass } from "./access.ts";
import { actOnCase, type CaseInput } from "./command.ts";
import type { CaseFile } from "./rules/case.ts";
import { decided, event } from "./rules/decision.ts";
import { statementsFor, type Statement } from "./statements.ts";

/** How long what was opened stays open, and to those two alone. */
const OPEN_MS = 24 * 3_600_000;

type Request = {
  readonly id: Id<"ConfidenceRequest">;
  readonly askedById: StaffId;
  readonly openedById: StaffId | null;
  readonly endsAt: Date | null;
};

/** MED-5: one administrator asks, with the reason; the mediators see it at once. @throws NotAllowedError, InvalidError */
export function askConfidence(
  context: CommandContext,
  input: CaseInput & { readonly reason: string },
): Promise<CaseId> {
  return actOnCase(
    context,
    input,
    async ({ file, tx, now }) => {
      const check = new Check();
      const reason = check.text("reason", input.reason, LONGEST.reason, 4);
      check.done();
      const id = newId<"ConfidenceRequest">(now);
      await tx.query(
        "insert into confidence_request (id, case_id, reason, asked_by_id, asked_at) values ($1, $2, $3, $4, $5)",
        [id, file.id, reason, context.actor.staffId, now],
        "confidence_ask",
      );
      return decided(file, event("CASE_CONFIDENCE_ASKED", { requestId: id }));
    },
    breaksGlass,
  );
}

/** MED-5: another administrator opens what was asked for, for a day. @throws NotAllowedError, InvalidError */
export function openConfidence(context: CommandContext, input: CaseInput): Promise<CaseId> {
  return actOnCase(
    context,
    input,
    async ({ file, tx, now }) => {
      const request = await latestRequest(tx, file.id);
      if (request === null || request.openedById !== null)
        throw new InvalidError([{ path: "request", code: "REQUIRED" }]);
      // The database refuses it as well.
      if (request.askedById === context.actor.staffId) throw new NotAllowedError(null, "NO_RIGHT");
      const endsAt = new Date(now.getTime() + OPEN_MS);
      await tx.query(
        "update confidence_request set opened_by_id = $2, opened_at = $3, ends_at = $4 where id = $1",
        [request.id, context.actor.staffId, now, endsAt],
        "confidence_open",
      );
      const by = {
        askedBy: request.askedById,
        openedBy: context.actor.staffId,
        endsAt: endsAt.toISOString(),
      };
      return decided(file, event("CASE_CONFIDENCE_OPENED", { requestId: request.id, ...by }));
    },
    breaksGlass,
  );
}

/** MED-5: what was said in confidence, for the two who opened it, while it is open. @throws NotAllowedError */
export async function openedStatements(
  services: Pick<Services, "db" | "vault" | "clock">,
  actor: Actor,
  file: CaseFile,
): Promise<readonly Statement[]> {
  breaksGlass(actor, file);
  const request = await latestRequest(readerOf(services.db.pool), file.id);
  const open =
    request?.endsAt !== null && request?.endsAt !== undefined && request.endsAt > services.clock.now();
  if (!open || ![request.askedById, request.openedById].includes(actor.staffId))
    throw new NotAllowedError(null, "NO_RIGHT");
  return statementsFor(services, file, "MEDIATOR");
}

async function latestRequest(reader: Reader, caseId: CaseId): Promise<Request | null> {
  const [request] = await reader.query<Request>(SELECT, [caseId], "confidence_request");
  return request ?? null;
}

const SELECT = `
  select id, asked_by_id as "askedById", opened_by_id as "openedById", ends_at as "endsAt"
    from confidence_request where case_id = $1 order by asked_at desc, id desc limit 1`;
