import type { Pool } from "pg";

import type { Satisfaction } from "../complaint/events.ts";
import { evidence } from "../complaint/rules/evidence.ts";
import { remark, resultConfirmed, resultRefused } from "../complaint/rules/complainant.ts";
import { visit } from "../complaint/rules/visit.ts";
import { looseFiles } from "../evidence/files.ts";
import type { Clock } from "../kernel/clock.ts";
import { actUnderCode, complaintOf, type UnderCode } from "./under-code.ts";

type Context = { readonly pool: Pool; readonly clock: Clock };

/** HND-5: something to add. */
export function addRemark(context: Context, input: UnderCode & { readonly text: string }): Promise<void> {
  return actUnderCode(context, "REMARK", input, (_, ground) => remark(input, ground));
}

export function confirmResult(context: Context, input: UnderCode): Promise<void> {
  return actUnderCode(context, "CONFIRM_RESULT", input, (_, ground) => resultConfirmed(ground));
}

/** EVD-1: photos and files that were uploaded under the code. */
export async function addEvidence(
  context: Context,
  input: UnderCode & { readonly fileIds: readonly string[]; readonly about: string | null },
): Promise<void> {
  const complaintId = await complaintOf(context.pool, input.code);
  const found = await looseFiles(context.pool, complaintId, null, input.fileIds);
  return actUnderCode(context, "ADD_EVIDENCE", input, (_, ground) =>
    evidence({ ...input, public: true }, found, null, ground),
  );
}

/** ESC-3, VIS-5: handled again. */
export function refuseResult(
  context: Context,
  input: UnderCode & { readonly reason: string },
): Promise<void> {
  return actUnderCode(context, "REFUSE_RESULT", input, (complaint, ground) =>
    resultRefused(complaint, input, ground),
  );
}

/** VIS-1: the complainant's own word is a visit online; satisfied and complete, it closes. */
export function rateVisit(
  context: Context,
  input: UnderCode & { readonly satisfaction: Satisfaction; readonly words: string | null },
): Promise<void> {
  return actUnderCode(context, "VISIT", input, (complaint, ground) =>
    visit(
      complaint,
      {
        method: "ONLINE",
        result: "HEARD",
        satisfaction: input.satisfaction,
        words: input.words,
        close: true,
      },
      { actorId: null, manager: false },
      ground,
    ),
  );
}
