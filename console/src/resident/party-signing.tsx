import { useState } from "react";
import { SignaturePad } from "../ui/signature-pad.tsx";
import { ask } from "./ask.ts";
import { PartyAskForCode } from "./documents.ts";
import { problemIn, type Signing } from "./use-party.ts";
import { fill, useSpeech } from "./words.ts";

type Props = {
  readonly code: string;
  readonly hash: string;
  readonly busy: boolean;
  readonly sign: (given: Signing) => Promise<boolean>;
};

/** AGR-4: one's name, drawn, together with a code to one's telephone. */
export function PartySigning({ code, hash, busy, sign }: Props) {
  const { words, locale } = useSpeech();
  const [stroke, setStroke] = useState("");
  const [tries, setTries] = useState(0);
  const [digits, setDigits] = useState("");
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [sending, setSending] = useState(false);

  function writeAgain(): void {
    setTries(tries + 1);
    setStroke("");
  }
  async function send(): Promise<void> {
    setSending(true);
    const said = await ask(PartyAskForCode, { code }, locale);
    setSending(false);
    if (said.kind !== "data") return setTrouble(said.kind === "refused" ? said.message : words.unreachable);
    const { answer } = said.data;
    if (answer.__typename === "SigningCodeSent") setSentTo(answer.sentTo);
    setTrouble(answer.__typename === "SigningCodeSent" ? null : problemIn(answer, locale));
  }

  return (
    <form
      className="signing"
      aria-label={words.signTitle}
      onSubmit={(event) => {
        event.preventDefault();
        void sign({ hash, oneTimeCode: digits, stroke });
      }}
    >
      <h3>{words.signTitle}</h3>
      <p>{words.signName}</p>
      <SignaturePad key={tries} label={words.signPad} onChange={setStroke} />
      <button type="button" className="quiet" onClick={writeAgain}>
        {words.signClear}
      </button>
      <button type="button" disabled={sending} onClick={() => void send()}>
        {sentTo === null ? words.signSend : words.signSendAgain}
      </button>
      {sentTo !== null && <p role="status">{fill(words.signSent, { phone: sentTo })}</p>}
      {trouble !== null && (
        <p className="wrong" role="alert">
          {trouble}
        </p>
      )}
      <label>
        {words.signCode}
        <input
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          value={digits}
          onChange={({ target }) => setDigits(target.value)}
        />
      </label>
      <button type="submit" className="main" disabled={busy || stroke === "" || digits.trim().length !== 6}>
        {words.sign}
      </button>
      <small>{words.signOnPaper}</small>
    </form>
  );
}
