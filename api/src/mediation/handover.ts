import type { CommandContext } from "../complaint/once.ts";
import type { CaseId } from "../kernel/ids.ts";
import { actOnCase, type CaseInput } from "./command.ts";
import * as handover from "./rules/handover.ts";

export function planHandover(
  context: CommandContext,
  input: CaseInput & Parameters<typeof handover.planned>[1],
): Promise<CaseId> {
  return actOnCase(context, input, ({ file }) => handover.planned(file, input));
}

export function agreeToHandover(
  context: CommandContext,
  input: CaseInput & Parameters<typeof handover.agreed>[1],
): Promise<CaseId> {
  return actOnCase(context, input, ({ file, now }) => handover.agreed(file, input, now));
}

export function handOver(
  context: CommandContext,
  input: CaseInput & Parameters<typeof handover.handedOver>[1],
): Promise<CaseId> {
  return actOnCase(context, input, ({ file, now }) => handover.handedOver(file, input, now));
}
