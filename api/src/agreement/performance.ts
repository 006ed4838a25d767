import type { ObligationState } from "@heyi/schema/vocabulary/agreement.ts";

import type { CommandContext } from "../complaint/once.ts";
import { InvalidError } from "../kernel/errors.ts";
import type { CaseId } from "../kernel/ids.ts";
import type { Tx } from "../kernel/sql.ts";
import { actOnCase, type CaseInput } from "../mediation/command.ts";
import { decided, event, type CaseEvent, type Decision } from "../mediation/rules/decision.ts";
import type { CaseFile } from "../mediation/rules/case.ts";
import { afterMove } from "./rules/course.ts";
import * as rules from "./rules/obligation.ts";
import {
  armSubject,
  markObligation,
  moveObligation,
  obligationsOfCase,
  type Obligation,
  type ObligationId,
} from "./store.ts";

type OfObligation = CaseInput & { readonly obligationId: ObligationId };

/** AGR-6: done, with what proves it; also after a breach, which it heals. @throws InvalidError */
export function fulfil(
  context: CommandContext,
  input: OfObligation & { readonly evidence: string },
): Promise<CaseId> {
  return onObligation(context, input, async (owed, { tx, file, now }) => {
    const evidence = rules.fulfilment(owed, input.evidence);
    return moved(
      tx,
      file,
      owed,
      { state: "FULFILLED", evidence, kind: "OBLIGATION_FULFILLED" },
      context,
      now,
    );
  });
}

/** AGR-6: let off by the party it is owed to. @throws InvalidError */
export function waive(
  context: CommandContext,
  input: OfObligation & { readonly by: string; readonly reason: string },
): Promise<CaseId> {
  return onObligation(context, input, async (owed, { tx, file, now }) => {
    const evidence = rules.waiver(owed, owed, input.by, input.reason);
    return moved(tx, file, owed, { state: "WAIVED", evidence, kind: "OBLIGATION_WAIVED" }, context, now);
  });
}

/** AGR-6, PML 31: urged on record. @throws InvalidError */
export function urge(
  context: CommandContext,
  input: OfObligation & { readonly text: string },
): Promise<CaseId> {
  return onObligation(context, input, async (owed, { tx, file, now }) => {
    const evidence = rules.urging(owed, input.text);
    await markObligation(tx, owed.id, "urged_at", now);
    await moveObligation(tx, owed.id, { state: owed.state, at: now, evidence }, context.actor.staffId);
    return decided(file, told("OBLIGATION_URGED", owed));
  });
}

/** AGR-6: breached, once proposed by the clock and urged before. @throws InvalidError */
export function declareBreach(
  context: CommandContext,
  input: OfObligation & { readonly reason: string },
): Promise<CaseId> {
  return onObligation(context, input, async (owed, { tx, file, now }) => {
    const evidence = rules.breach(owed, input.reason);
    return moved(tx, file, owed, { state: "BREACHED", evidence, kind: "OBLIGATION_BREACHED" }, context, now);
  });
}

function onObligation(
  context: CommandContext,
  input: OfObligation,
  decide: (
    owed: Obligation,
    at: { readonly tx: Tx; readonly file: CaseFile; readonly now: Date },
  ) => Promise<Decision>,
): Promise<CaseId> {
  return actOnCase(context, input, async ({ tx, file, now }) => {
    const owed = (await obligationsOfCase(tx, file.id)).find(({ id }) => id === input.obligationId);
    if (owed === undefined) throw new InvalidError([{ path: "obligationId", code: "UNKNOWN_REFERENCE" }]);
    return decide(owed, { tx, file, now });
  });
}

async function moved(
  tx: Tx,
  file: CaseFile,
  owed: Obligation,
  to: { readonly state: ObligationState; readonly evidence: string; readonly kind: CaseEvent["kind"] },
  { actor }: CommandContext,
  now: Date,
): Promise<Decision> {
  const { state, evidence, kind } = to;
  await moveObligation(tx, owed.id, { state, at: now, evidence }, actor.staffId);
  await armSubject(tx, file.id, owed.id, []);
  const states = (await obligationsOfCase(tx, file.id)).map((each) => each.state);
  return afterMove(file, states, [told(kind, owed)], now);
}

function told(kind: CaseEvent["kind"], { id, termNo, instalmentNo }: Obligation): CaseEvent {
  return event(kind, { obligationId: id, termNo, instalmentNo });
}
