import type { PartySeenFragment } from "../../generated/resident/graphql.ts";
import { dayAndTime } from "../time/spoken.ts";
import { useMinute } from "../time/ticker.ts";
import { PartyConsent } from "./party-consent.tsx";
import { PartyOffers } from "./party-offers.tsx";
import { Reasoned } from "./reasoned.tsx";
import { useParty, type Act } from "./use-party.ts";
import { fill, useSpeech } from "./words.ts";

export type PartyProps = {
  readonly seen: PartySeenFragment;
  readonly busy: boolean;
  readonly act: (given: Act) => Promise<boolean>;
};

/** MED-1: a mediation case as one of its parties has it, on a telephone and without an account. */
export function PartyPage({ code }: { readonly code: string }) {
  const { words } = useSpeech();
  const { seen, trouble, busy, act } = useParty(code);
  if (seen === null)
    return trouble === null ? (
      <div className="card bones" role="status" aria-label={words.loading}>
        <i />
        <i />
      </div>
    ) : (
      <p className="card trouble" role="alert">
        {trouble}
      </p>
    );
  const underWay = ["PROPOSED", "CONSENTED", "IN_SESSION"].includes(seen.state);
  return (
    <>
      <article className="card" aria-label={`${words.number} ${seen.number}`}>
        <p className="estate">
          {seen.organisation ?? words.partyTitle} <span className="figures">{seen.number}</span>
        </p>
        <h1>{words.STATES[seen.state]}</h1>
        <p className="said">{seen.matter}</p>
        <p>{fill(words.partyYou, { letter: seen.letter, name: seen.name })}</p>
        <p>{fill(words.partyOthers, { names: seen.others.map(({ name }) => name).join("、") })}</p>
        <p>
          {seen.mediator === null
            ? words.partyNoMediator
            : fill(words.partyMediator, { name: seen.mediator })}
        </p>
      </article>
      {trouble !== null && (
        <p className="card trouble" role="alert">
          {trouble}
        </p>
      )}
      {underWay && <PartyConsent seen={seen} busy={busy} act={act} />}
      <Sessions seen={seen} busy={busy} act={act} />
      <PartyOffers seen={seen} busy={busy} act={act} />
      <Agreements seen={seen} />
      {underWay && (
        <Reasoned label={words.stepBack} busy={busy} send={(reason) => act({ withdraw: true, reason })} />
      )}
    </>
  );
}

function Sessions({ seen, busy, act }: PartyProps) {
  const { words, locale } = useSpeech();
  const now = useMinute();
  if (seen.sessions.length === 0) return null;
  return (
    <section className="card">
      <h2>{words.sessionsTitle}</h2>
      {seen.sessions.map(({ no, at, place, minutes, confirmedBy, frozen }) => (
        <div key={no}>
          <h3>{[dayAndTime(Date.parse(at), now, locale), place].filter(Boolean).join(" · ")}</h3>
          {minutes !== null && <p className="said">{minutes}</p>}
          {minutes !== null && confirmedBy.includes(seen.letter) && <p>✓ {words.sessionConfirmed}</p>}
          {minutes !== null && !frozen && !confirmedBy.includes(seen.letter) && (
            <button type="button" disabled={busy} onClick={() => void act({ confirmSession: no })}>
              {words.sessionConfirm}
            </button>
          )}
        </div>
      ))}
    </section>
  );
}

function Agreements({ seen: { agreements } }: Pick<PartyProps, "seen">) {
  const { words, locale } = useSpeech();
  const now = useMinute();
  if (agreements.length === 0) return null;
  return (
    <section className="card">
      <h2>{words.agreementTitle}</h2>
      {agreements.map(({ hash, text, effectiveAt }) => (
        <div key={hash}>
          <p role="status">
            {effectiveAt === null
              ? words.agreementWaits
              : fill(words.agreementInEffect, { time: dayAndTime(Date.parse(effectiveAt), now, locale) })}
          </p>
          <p className="said" style={{ whiteSpace: "pre-wrap" }}>
            {text}
          </p>
          <a href={`/r/verify#${hash}`}>{words.verifyTitle}</a>
        </div>
      ))}
    </section>
  );
}
