import { useState } from "react";
import { dayAndTime } from "../time/spoken.ts";
import { useMinute } from "../time/ticker.ts";
import { post } from "./ask.ts";
import type { PartyProps } from "./party-page.tsx";
import { useSpeech } from "./words.ts";

/** MED-4: the party's own sessions: into its calendar while they are ahead, their record to be confirmed afterwards. */
export function PartySessions({ code, seen, busy, act }: PartyProps & { readonly code: string }) {
  const { words, locale } = useSpeech();
  const now = useMinute();
  const [trouble, setTrouble] = useState(false);
  if (seen.sessions.length === 0) return null;

  async function keep(no: number): Promise<void> {
    // The code goes in the body: an address would stand in logs.
    const response = await post("/invitations", { code, session: no }, locale);
    setTrouble(response?.ok !== true);
    if (response?.ok === true) save(await response.blob());
  }
  return (
    <section className="card">
      <h2>{words.sessionsTitle}</h2>
      {seen.sessions.map(({ no, at, place, cancelled, minutes, confirmedBy, frozen }) => (
        <div key={no}>
          <h3>{[dayAndTime(Date.parse(at), now, locale), place].filter(Boolean).join(" · ")}</h3>
          {cancelled && <p>{words.sessionCancelled}</p>}
          {minutes === null && (
            <button type="button" onClick={() => void keep(no)}>
              {words.sessionCalendar}
            </button>
          )}
          {minutes !== null && <p className="said">{minutes}</p>}
          {minutes !== null && confirmedBy.includes(seen.letter) && <p>✓ {words.sessionConfirmed}</p>}
          {minutes !== null && !frozen && !confirmedBy.includes(seen.letter) && (
            <button type="button" disabled={busy} onClick={() => void act({ confirmSession: no })}>
              {words.sessionConfirm}
            </button>
          )}
        </div>
      ))}
      {trouble && (
        <p className="trouble" role="alert">
          {words.unreachable}
        </p>
      )}
    </section>
  );
}

function save(file: Blob): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = "session.ics";
  link.click();
  URL.revokeObjectURL(address);
}
