import type { PartySeenFragment } from "../../generated/resident/graphql.ts";
import { Freshness } from "./freshness.tsx";
import { PartyAgreements } from "./party-agreements.tsx";
import { PartyConsent } from "./party-consent.tsx";
import { PartyOffers } from "./party-offers.tsx";
import { PartySessions } from "./party-sessions.tsx";
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
  const { seen, live, trouble, busy, act, sign } = useParty(code);
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
        <Freshness live={live} />
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
      <PartySessions code={code} seen={seen} busy={busy} act={act} />
      <PartyOffers seen={seen} busy={busy} act={act} />
      <PartyAgreements code={code} seen={seen} busy={busy} act={act} sign={sign} />
      {underWay && (
        <Reasoned label={words.stepBack} busy={busy} send={(reason) => act({ withdraw: true, reason })} />
      )}
    </>
  );
}
