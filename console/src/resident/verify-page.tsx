import { type SubmitEvent, useState } from "react";
import type { CheckProofQuery } from "../../generated/resident/graphql.ts";
import { ask } from "./ask.ts";
import { CheckProof } from "./documents.ts";
import { fill, useSpeech } from "./words.ts";
import { dayAndTime } from "../time/spoken.ts";
import { useMinute } from "../time/ticker.ts";

type Proof = CheckProofQuery["agreementProof"];
type Said = { readonly proof: Proof } | { readonly trouble: string };

/** AGR-4: whether a text is the one that was frozen. What is pasted never leaves the device: only its hash is asked for. */
export function VerifyPage({ hash: given }: { readonly hash: string }) {
  const { words, locale } = useSpeech();
  const [hash, setHash] = useState(given);
  const [text, setText] = useState("");
  const [said, setSaid] = useState<Said | null>(null);
  const [busy, setBusy] = useState(false);

  async function check(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    const wanted = text.trim() === "" ? hash : await sha256(text);
    const answer = await ask(CheckProof, { hash: wanted }, locale);
    setBusy(false);
    if (answer.kind === "data") setSaid({ proof: answer.data.agreementProof });
    else setSaid({ trouble: answer.kind === "refused" ? answer.message : words.unreachable });
  }

  return (
    <form className="card" onSubmit={(event) => void check(event)}>
      <h1>{words.verifyTitle}</h1>
      <p>{words.verifyLead}</p>
      <label>
        {words.verifyHash}
        <input
          className="code"
          value={hash}
          onChange={({ target }) => setHash(target.value)}
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
        />
      </label>
      <label>
        {words.verifyText}
        <textarea rows={4} value={text} onChange={({ target }) => setText(target.value)} />
      </label>
      <button type="submit" className="main" disabled={busy || (hash.trim() === "" && text.trim() === "")}>
        {words.verify}
      </button>
      <div role="status">{said !== null && <Verdict said={said} />}</div>
    </form>
  );
}

function Verdict({ said }: { readonly said: Said }) {
  const { words, locale } = useSpeech();
  const now = useMinute();
  const time = (at: string) => dayAndTime(Date.parse(at), now, locale);
  if ("trouble" in said) return <p className="trouble">{said.trouble}</p>;
  const { proof } = said;
  if (!proof)
    return (
      <div className="trouble">
        <strong>{words.notVerified}</strong>
        <p>{words.notVerifiedLead}</p>
      </div>
    );
  const { number, frozenAt, effectiveAt, droppedAt } = proof;
  return (
    <div className="good">
      <strong>✓ {words.verified}</strong>
      <p>{fill(words.verifiedLead, { number, time: time(frozenAt) })}</p>
      <p>
        {droppedAt && words.verifiedDropped}
        {!droppedAt &&
          (effectiveAt ? fill(words.verifiedInEffect, { time: time(effectiveAt) }) : words.verifiedWaiting)}
      </p>
    </div>
  );
}

/** As the printed code is made: of the text without what a copy adds at its ends. */
async function sha256(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text.replaceAll("\r\n", "\n").trim());
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
