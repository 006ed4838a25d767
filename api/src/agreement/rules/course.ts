import { InvalidError } from "../../kernel/errors.ts";
import type { CaseFile } from "../../mediation/rules/case.ts";
import { decided, event, into, type CaseEvent, type Decision } from "../../mediation/rules/decision.ts";
import { isOpen, isSettled } from "./obligation.ts";
import type { ObligationState } from "@heyi/schema/vocabulary/agreement.ts";

/** While a first agreement may be drafted. @throws InvalidError */
export function mayAgree({ state }: CaseFile): void {
  if (state !== "CONSENTED" && state !== "IN_SESSION")
    throw new InvalidError([{ path: "state", code: "NOT_NOW", allowed: "CONSENTED, IN_SESSION" }]);
}

/** AGR-4: a supplement refers to what is in effect. @throws InvalidError */
export function maySupplement({ state }: CaseFile): void {
  if (state !== "PERFORMING" && state !== "PERFORMED" && state !== "BREACHED")
    throw new InvalidError([{ path: "state", code: "NOT_NOW", allowed: "PERFORMING, PERFORMED, BREACHED" }]);
}

/** MED-2: an agreement has taken effect; from then on its obligations are watched. */
export function tookEffect(file: CaseFile, events: readonly CaseEvent[], now: Date): Decision {
  const agreed = file.state === "CONSENTED" || file.state === "IN_SESSION" ? into(file, "AGREED", now) : file;
  const performing = agreed.state === "PERFORMING" ? agreed : into(agreed, "PERFORMING", now);
  return decided(performing, ...events);
}

/** MED-2: performed once everything is fulfilled or waived, breached once anything is. */
export function afterMove(
  file: CaseFile,
  states: readonly ObligationState[],
  events: readonly CaseEvent[],
  now: Date,
): Decision {
  if (states.includes("BREACHED"))
    return decided(file.state === "BREACHED" ? file : into(file, "BREACHED", now), ...events);
  if (states.every(isSettled) && file.state !== "PERFORMED")
    return decided(into(file, "PERFORMED", now), ...events, event("CASE_PERFORMED"));
  const goesOn = states.some(isOpen) && file.state !== "PERFORMING";
  return decided(goesOn ? into(file, "PERFORMING", now) : file, ...events);
}
