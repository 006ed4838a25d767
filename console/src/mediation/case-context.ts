import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { createContext, useContext } from "react";
import { useViewer } from "../auth/viewer.ts";
import { useCommand } from "../messages/use-command.ts";
import type { CaseRecord, OneCase } from "./documents.ts";

type Open = { readonly shown: OneCase; readonly record: CaseRecord; readonly reload: () => void };

export const CaseContext = createContext<Open | null>(null);

/** The case whose room this is. */
export function useCase(): Open {
  const open = useContext(CaseContext);
  if (open === null) throw new Error("outside a case's room");
  return open;
}

type Answer = { readonly answer: { readonly __typename: string } };
type Addressed = "caseId" | "expectedVersion";

/**
 * A command on the open case. The room is read anew also when it was refused: somebody else may have been quicker. The room
 * goes on living under an open form: what was filled in from an older version is sent as of that (`seen`), so that nobody
 * overwrites what came meanwhile unknowingly.
 */
export function useCaseCommand<Data extends Answer, Input>(
  document: TypedDocumentNode<Data, { input: Input }>,
) {
  const { shown, reload } = useCase();
  const { send, ...rest } = useCommand(document, "MediationCase");
  async function run(input: Omit<Input, Addressed>, seen: number = shown.version): Promise<boolean> {
    const whole = { ...input, caseId: shown.id, expectedVersion: seen } as Input;
    const done = (await send(whole)) !== null;
    reload();
    return done;
  }
  return { ...rest, run };
}

const LEADING = ["SUPERVISOR", "PROJECT_MANAGER"];

/** MED-3: who may act in the room: its own staff, and whoever leads the project; others read along. */
export function useConducts(): boolean {
  const { shown } = useCase();
  const { roles } = useViewer();
  return shown.mine || roles.some(({ role }) => LEADING.includes(role));
}

/** 乙方 is better known by its name. */
export function nameOf({ parties }: Pick<CaseRecord, "parties">, letter: string): string {
  return parties.find((party) => party.letter === letter)?.name ?? letter;
}
