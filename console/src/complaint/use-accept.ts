import { knownVersion } from "./commands/own-versions.ts";
import { App } from "antd";
import { useWords } from "../i18n/use-words.ts";
import { useSayDone } from "./actions/say-done.ts";
import { outcomeSentence } from "./commands/outcome-words.ts";
import type { Subject } from "./commands/subject.ts";
import { useAccept } from "./commands/take-up.ts";

/** Accepting asks for nothing, so it needs no dialog. */
export function useAcceptAtOnce(subject: Subject): () => void {
  const words = useWords();
  const { message } = App.useApp();
  const sayDone = useSayDone();
  const accept = useAccept();

  async function take(): Promise<void> {
    const outcome = await accept({
      complaintId: subject.id,
      expectedVersion: knownVersion(subject),
      idempotencyKey: crypto.randomUUID(),
    });
    if (outcome.kind === "done") sayDone("ACCEPT", subject);
    else void message.error(outcomeSentence(words, outcome));
  }
  return () => void take();
}
