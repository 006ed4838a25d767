import type { CaseEventKind } from "@heyi/schema/vocabulary/case-event.ts";
import type { CaseState } from "@heyi/schema/vocabulary/mediation.ts";

import { InvalidError } from "../../kernel/errors.ts";
import type { CaseFile } from "./case.ts";

/** What a command makes of a case. `data` holds codes, letters, numbers and instants; never a person's words (AUD-2). */
export type CaseEvent = { readonly kind: CaseEventKind; readonly data: Readonly<Record<string, unknown>> };
export type Decision = { readonly file: CaseFile; readonly events: readonly CaseEvent[] };

export function decided(file: CaseFile, ...events: readonly CaseEvent[]): Decision {
  return { file, events };
}

export function event(kind: CaseEventKind, data: CaseEvent["data"] = {}): CaseEvent {
  return { kind, data };
}

/** MED-2: into another state, which its history keeps. */
export function into(file: CaseFile, state: CaseState, now: Date, reason: string | null = null): CaseFile {
  const at = now.toISOString();
  return { ...file, state, stateHistory: [...file.stateHistory, { state, at, reason }] };
}

/** @throws InvalidError unless the case is in one of these states */
export function during(file: CaseFile, ...states: readonly CaseState[]): void {
  if (!states.includes(file.state))
    throw new InvalidError([{ path: "state", code: "NOT_NOW", allowed: states.join(", ") }]);
}

/** Before anything is agreed, failed or withdrawn. */
export const UNDER_WAY = ["PROPOSED", "CONSENTED", "IN_SESSION"] as const satisfies readonly CaseState[];
