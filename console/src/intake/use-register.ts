import { useState } from "react";
import { useViewer } from "../auth/viewer.ts";
import type { ComplaintRegisterMutation as RegisterData } from "../../generated/graphql.ts";
import type { Problem } from "../complaint/commands/outcome.ts";
import { useCommand } from "../complaint/commands/use-command.ts";
import { dropDraft, keyFor, mergeDraft, readDraft, writeDraft } from "../drafts/drafts.ts";
import { ComplaintRegisterMutation } from "./documents.ts";
import { type IntakeValues, toRegisterInput } from "./intake-values.ts";

export type Registered = Extract<RegisterData["complaintRegister"], { __typename: "Complaint" }>;

/** Registers with one key for one draft: sent twice, also across a crash, it is one complaint (INT-4). */
export function useRegister(empty: IntakeValues) {
  const { staff } = useViewer();
  const name = `${staff.id}.intake`;
  const [found] = useState(() => readDraft(localStorage, name));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const register = useCommand(ComplaintRegisterMutation, (data) => data.complaintRegister);

  return {
    initial: mergeDraft(empty, found),
    hadDraft: found !== undefined,
    busy,
    problem,
    remember(values: IntakeValues) {
      const sent = readDraft(localStorage, name)?.sent;
      writeDraft(localStorage, name, sent === undefined ? { values } : { values, sent });
      setProblem(undefined);
    },
    forget: () => dropDraft(localStorage, name),
    async send(values: IntakeValues): Promise<Registered | undefined> {
      const input = JSON.stringify(values);
      const key = keyFor(readDraft(localStorage, name), input, () => crypto.randomUUID());
      writeDraft(localStorage, name, { values, sent: { input, key } });
      setBusy(true);
      const outcome = await register(toRegisterInput(values, key));
      setBusy(false);
      if (outcome.kind !== "done") {
        setProblem(outcome);
        return undefined;
      }
      dropDraft(localStorage, name);
      setProblem(undefined);
      return outcome.value;
    },
  };
}
