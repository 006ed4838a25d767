import type { CommandContext } from "../complaint/once.ts";
import type { CaseId } from "../kernel/ids.ts";
import { actOnCase, type CaseInput } from "./command.ts";
import * as sessions from "./rules/sessions.ts";

export function moveSession(
  context: CommandContext,
  input: CaseInput & Parameters<typeof sessions.moved>[1],
): Promise<CaseId> {
  return actOnCase(context, input, ({ file, now }) => sessions.moved(file, input, now));
}

export function cancelSession(
  context: CommandContext,
  input: CaseInput & Parameters<typeof sessions.cancelled>[1],
): Promise<CaseId> {
  return actOnCase(context, input, ({ file, now }) => sessions.cancelled(file, input, now));
}
