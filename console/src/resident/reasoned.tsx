import { useState } from "react";
import { useSpeech } from "./words.ts";

type Props = {
  readonly label: string;
  readonly busy: boolean;
  readonly send: (reason: string) => Promise<boolean>;
};

/** An act that is not done without a word why. */
export function Reasoned({ label, busy, send }: Props) {
  const { words } = useSpeech();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  async function submit(): Promise<void> {
    if (await send(reason)) setOpen(false);
  }
  if (!open)
    return (
      <button type="button" className="quiet" onClick={() => setOpen(true)}>
        {label}
      </button>
    );
  return (
    <form
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <label>
        {words.why}
        <textarea rows={2} value={reason} onChange={({ target }) => setReason(target.value)} />
      </label>
      <button type="submit" disabled={busy || reason.trim() === ""}>
        {label}
      </button>
    </form>
  );
}
