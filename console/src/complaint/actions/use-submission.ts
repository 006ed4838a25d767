import type { Action } from "@heyi/schema/vocabulary/action.ts";
import { useState } from "react";
import { useViewer } from "../../auth/viewer.ts";
import { dropDraft, keyFor, mergeDraft, readDraft, writeDraft } from "../../drafts/drafts.ts";
import type { Outcome, Problem } from "../commands/outcome.ts";
import type { Subject } from "../commands/subject.ts";
import type { CommandKeys } from "../commands/use-command.ts";

export type Submission<Values> = {
  readonly initial: Values;
  readonly hadDraft: boolean;
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  readonly remember: (values: Values) => void;
  readonly forget: () => void;
  readonly dismiss: () => void;
  /** True when it was done. `against` is the version the person has seen. */
  readonly send: (values: Values, against: number) => Promise<boolean>;
};

type Options<Values> = {
  readonly action: Action;
  readonly subject: Subject;
  readonly empty: Values;
  readonly submit: (values: Values, keys: CommandKeys) => Promise<Outcome<unknown>>;
};

/** A form's way to the server: draft, idempotency key, what came of it. */
export function useSubmission<Values extends Record<string, unknown>>(
  options: Options<Values>,
): Submission<Values> {
  const { action, subject, empty, submit } = options;
  const { staff } = useViewer();
  const name = `${staff.id}.${subject.id}.${action}`;
  const [found] = useState(() => readDraft(localStorage, name));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();

  return {
    initial: mergeDraft(empty, found),
    hadDraft: found !== undefined,
    busy,
    problem,
    remember(values) {
      const sent = readDraft(localStorage, name)?.sent;
      writeDraft(localStorage, name, sent === undefined ? { values } : { values, sent });
    },
    forget: () => dropDraft(localStorage, name),
    dismiss: () => setProblem(undefined),
    async send(values, against) {
      const input = JSON.stringify([values, against]);
      const key = keyFor(readDraft(localStorage, name), input, () => crypto.randomUUID());
      writeDraft(localStorage, name, { values, sent: { input, key } });
      setBusy(true);
      const outcome = await submit(values, {
        complaintId: subject.id,
        expectedVersion: against,
        idempotencyKey: key,
      });
      setBusy(false);
      if (outcome.kind === "done") {
        dropDraft(localStorage, name);
        setProblem(undefined);
        return true;
      }
      setProblem(outcome);
      return false;
    },
  };
}
