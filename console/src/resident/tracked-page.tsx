import type { SeenFragment } from "../../generated/resident/graphql.ts";
import { dayAndTime } from "../time/spoken.ts";
import { useMinute } from "../time/ticker.ts";
import { Closing } from "./closing.tsx";
import { Door } from "./door.tsx";
import { Entries } from "./entries.tsx";
import { Freshness } from "./freshness.tsx";
import { Photos } from "./photos.tsx";
import { Rating } from "./rating.tsx";
import { Remark } from "./remark.tsx";
import { type Tracked, useTracked } from "./use-tracked.ts";
import { fill, useSpeech } from "./words.ts";

export function TrackedPage({ code }: { readonly code: string }) {
  const { words } = useSpeech();
  const { tracked, look, show } = useTracked(code);
  const { seen, trouble } = tracked;
  if (trouble?.kind === "unknown") return <Door wrong={code} />;
  if (seen === null)
    return trouble === null ? <Bones /> : <NotReached trouble={trouble} again={() => void look()} />;
  return (
    <>
      <article className="card" aria-label={`${words.number} ${seen.number}`}>
        <p className="estate">
          {seen.project} <span className="figures">{seen.number}</span>
        </p>
        <h1>{seen.stateText}</h1>
        <Freshness live={tracked} />
        <Facts seen={seen} />
      </article>
      <Closing code={code} seen={seen} show={show} />
      {seen.canRate && <Rating code={code} show={show} />}
      {seen.canRemark && <Remark code={code} show={show} />}
      {seen.canAddEvidence && <Photos code={code} show={show} />}
      <Entries seen={seen} />
    </>
  );
}

function Facts({ seen }: { readonly seen: SeenFragment }) {
  const { words, locale } = useSpeech();
  const now = useMinute();
  const said = (at: string) => dayAndTime(Date.parse(at), now, locale);
  return (
    <dl>
      <dt>{words.heard}</dt>
      <dd className="said">{seen.content}</dd>
      {seen.demand !== null && (
        <>
          <dt>{words.wanted}</dt>
          <dd className="said">{seen.demand}</dd>
        </>
      )}
      <dt>{words.received}</dt>
      <dd>{said(seen.receivedAt)}</dd>
      <dt>{words.who}</dt>
      <dd>
        {[seen.department, seen.handler].filter((part) => part !== null).join(" · ") || words.nobodyYet}
      </dd>
      <dt>{words.promised}</dt>
      <dd>
        {seen.promisedAt === null ? words.notPromised : <strong>{said(seen.promisedAt)}</strong>}
        {seen.promiseMoved && <small>{words.promiseMoved}</small>}
      </dd>
      {seen.quietUntil !== null && (
        <dd className="whole">{fill(words.quietUntil, { time: said(seen.quietUntil) })}</dd>
      )}
    </dl>
  );
}

function Bones() {
  const { words } = useSpeech();
  return (
    <div className="card bones" role="status" aria-label={words.loading}>
      <i />
      <i />
      <i />
    </div>
  );
}

type NotReachedProps = { readonly trouble: NonNullable<Tracked["trouble"]>; readonly again: () => void };

function NotReached({ trouble, again }: NotReachedProps) {
  const { words } = useSpeech();
  return (
    <div className="card" role="alert">
      <p>{trouble.kind === "refused" ? trouble.message : words.unreachable}</p>
      <button type="button" className="main" onClick={again}>
        {words.retry}
      </button>
    </div>
  );
}
