import { App, Button } from "antd";
import { useState } from "react";
import { outcomeSentence } from "../complaint/commands/outcome-words.ts";
import { useRevealContact } from "../complaint/commands/reveal.ts";
import { useWords } from "../i18n/use-words.ts";
import type { SourceComplaint } from "./complaint-documents.ts";

type Contact = { readonly name: string | null; readonly phone: string | null };
type Props = {
  readonly source: SourceComplaint;
  readonly onTaken: (contact: Contact) => void;
};

/** AUD-2: the complainant's name and telephone into the case; that somebody took them is an event. */
export function ContactOfSource({ source, onTaken }: Props) {
  const words = useWords();
  const { message } = App.useApp();
  const reveal = useRevealContact();
  const [busy, setBusy] = useState(false);
  const { id, version, complainant, allowedActions } = source;
  const may = allowedActions.some(({ action, allowed }) => action === "REVEAL_CONTACT" && allowed);
  if (!complainant.hasContact || !may) return null;

  async function take(): Promise<void> {
    setBusy(true);
    const outcome = await reveal({
      complaintId: id,
      expectedVersion: version,
      idempotencyKey: crypto.randomUUID(),
    });
    setBusy(false);
    if (outcome.kind === "done") onTaken(outcome.value);
    else void message.error(outcomeSentence(words, outcome));
  }
  return (
    <div>
      <Button size="small" loading={busy} onClick={() => void take()}>
        {words.t("mediation.takeContact")}
      </Button>
    </div>
  );
}
