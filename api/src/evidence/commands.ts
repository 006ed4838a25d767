import { actOn, type CommandInput } from "../complaint/command.ts";
import type { CommandContext } from "../complaint/once.ts";
import { evidence } from "../complaint/rules/evidence.ts";
import type { ComplaintId } from "../kernel/ids.ts";
import { looseFiles } from "./files.ts";

/** EVD-1: files that this person has uploaded become part of the record. */
export async function addEvidence(
  context: CommandContext,
  input: CommandInput & {
    readonly fileIds: readonly string[];
    readonly about: string | null;
    readonly public: boolean;
  },
): Promise<ComplaintId> {
  const { pool, actor } = context;
  const found = await looseFiles(pool, input.complaintId, actor.staffId, input.fileIds);
  return actOn(context, "ADD_EVIDENCE", input, (_, given, { staffId }, ground) =>
    evidence(given, found, staffId, ground),
  );
}
