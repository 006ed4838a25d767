import type { GraphQLResolveInfo } from "graphql";

import type { Context } from "../../context.ts";
import type { builder } from "../../graphql/builder.ts";
import { NotFoundError } from "../../kernel/errors.ts";
import type { ComplaintId } from "../../kernel/ids.ts";
import { actorOf } from "../../org/graphql.ts";
import type { CommandInput } from "../command.ts";
import type { CommandContext } from "../once.ts";
import { readActedOn, type ComplaintDetail } from "../detail.ts";
import { Complaint } from "./complaint.ts";
import { detailReader } from "./detail-reader.ts";

export type InputFields = PothosSchemaTypes.InputFieldBuilder<
  typeof builder.$inferSchemaTypes,
  "InputObject"
>;

/** INT-4: the key under which a command is done once, however often it is sent. */
export function idempotencyKey(t: InputFields) {
  return t.string({
    description:
      "8 to 100 characters, new for each act; sending it again gives the same result again (INT-4).",
  });
}

/** HND-2: what every command on an existing complaint carries. */
export function commandFields(t: InputFields) {
  return {
    complaintId: t.globalID({ for: Complaint, description: "The complaint." }),
    expectedVersion: t.int({
      description: "Version that was seen; a newer change by someone else is a conflict (HND-2).",
    }),
    idempotencyKey: idempotencyKey(t),
  };
}

type Given = {
  readonly complaintId: { readonly id: string };
  readonly expectedVersion: number;
  readonly idempotencyKey: string;
};

export function commandInput({ complaintId, expectedVersion, idempotencyKey: key }: Given): CommandInput {
  return { complaintId: complaintId.id as ComplaintId, expectedVersion, idempotencyKey: key };
}

export function commandContext(context: Context): CommandContext {
  return { pool: context.db.pool, clock: context.clock, actor: actorOf(context) };
}

/** The complaint as the command left it. */
export async function outcome(
  context: Context,
  info: GraphQLResolveInfo,
  done: Promise<ComplaintId>,
): Promise<ComplaintDetail> {
  const id = await done;
  const detail = await readActedOn(context.db, detailReader(context, info), id);
  if (detail === null) throw new NotFoundError("complaint");
  context.live.open.wrote(actorOf(context), detail.seq);
  return detail;
}
