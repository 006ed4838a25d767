import { useState } from "react";
import type { PartyProps } from "./party-page.tsx";
import { Reasoned } from "./reasoned.tsx";
import { fill, useSpeech } from "./words.ts";

/** MED-2, MED-3, MED-3a: the notice of rights, then mediation by this mediator, or by another, or not at all. */
export function PartyConsent({ seen, busy, act }: PartyProps) {
  const { words } = useSpeech();
  const [electronically, setElectronically] = useState(false);
  const { rightsConfirmed, consented, mediator, state } = seen;
  if (!rightsConfirmed)
    return (
      <section className="card asks">
        <h2>{words.rightsTitle}</h2>
        <ol>
          {words.rightsText.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ol>
        <button
          type="button"
          className="main"
          disabled={busy}
          onClick={() => void act({ confirmRights: true })}
        >
          {words.rightsConfirm}
        </button>
      </section>
    );
  if (mediator === null) return null;
  return (
    <section className="card asks">
      {!consented && (
        <>
          <h2>{fill(words.consentTitle, { name: mediator })}</h2>
          <label className="tick">
            <input
              type="checkbox"
              checked={electronically}
              onChange={({ target }) => setElectronically(target.checked)}
            />
            {words.screenAgree}
          </label>
          <button
            type="button"
            className="main"
            disabled={busy}
            onClick={() => void act({ consent: true, electronically })}
          >
            {words.consentYes}
          </button>
        </>
      )}
      <Reasoned label={words.objectTo} busy={busy} send={(reason) => act({ object: true, reason })} />
      {!consented && state !== "IN_SESSION" && (
        <Reasoned label={words.consentNo} busy={busy} send={(reason) => act({ consent: false, reason })} />
      )}
    </section>
  );
}
