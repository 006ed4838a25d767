import { App, Button, Tooltip } from "antd";
import { useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { outcomeSentence } from "./commands/outcome-words.ts";
import { useRevealContact } from "./commands/reveal.ts";

type Props = {
  readonly complaintId: string;
  readonly version: number;
  readonly masked: string | null;
  readonly allowed: boolean;
};

/** AUD-2: masked until asked for; asking is an event. */
export function RevealContact({ complaintId, version, masked, allowed }: Props) {
  const words = useWords();
  const { t } = words;
  const { message } = App.useApp();
  const reveal = useRevealContact();
  const [contact, setContact] = useState<{ name: string | null; phone: string | null }>();
  const [busy, setBusy] = useState(false);

  async function show(): Promise<void> {
    setBusy(true);
    const outcome = await reveal({
      complaintId,
      expectedVersion: version,
      idempotencyKey: crypto.randomUUID(),
    });
    setBusy(false);
    if (outcome.kind === "done") setContact(outcome.value);
    else void message.error(outcomeSentence(words, outcome));
  }

  if (contact !== undefined) {
    return (
      <a href={`tel:${contact.phone?.replaceAll("-", "") ?? ""}`}>
        {[contact.phone, contact.name].filter((part) => part !== null).join(" ")}
      </a>
    );
  }
  return (
    <>
      {masked}
      {allowed && (
        <Tooltip title={t("complaint.revealHint")}>
          <Button type="link" size="small" loading={busy} onClick={() => void show()}>
            {t("complaint.reveal")}
          </Button>
        </Tooltip>
      )}
    </>
  );
}
