import type { SeenFragment } from "../../generated/resident/graphql.ts";
import { dayAndTime } from "../time/spoken.ts";
import { useMinute } from "../time/ticker.ts";
import { fill, useSpeech } from "./words.ts";

/** What happened, the newest first. */
export function Entries({ seen }: { readonly seen: SeenFragment }) {
  const { words } = useSpeech();
  return (
    <section className="card">
      <h2>{words.happened}</h2>
      <ol className="entries">
        {seen.entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
    </section>
  );
}

function Entry({ entry }: { readonly entry: SeenFragment["entries"][number] }) {
  const { words, locale } = useSpeech();
  const now = useMinute();
  const said = (at: string) => dayAndTime(Date.parse(at), now, locale);
  const isOwn = ["REMARKED", "RESULT_CONFIRMED", "RESULT_REFUSED"].includes(entry.kind);
  return (
    <li data-own={isOwn}>
      <h3>{entry.title}</h3>
      <time dateTime={entry.at}>{said(entry.at)}</time>
      {entry.promisedAt !== null && <p>{fill(words.until, { time: said(entry.promisedAt) })}</p>}
      {[entry.text, entry.reason]
        .filter((text) => text !== null)
        .map((text) => (
          <p key={text} className="said">
            {text}
          </p>
        ))}
      {entry.file !== null && (
        <a href={entry.file.url} target="_blank" rel="noreferrer">
          {entry.file.previewUrl === null ? (
            entry.file.name
          ) : (
            <img src={entry.file.previewUrl} alt={entry.file.name} />
          )}
        </a>
      )}
      {entry.ways.length > 0 && (
        <p>
          {words.waysLead}
          {entry.ways.map((way) => words.ways[way]).join(locale === "zh" ? "、" : ", ")}
        </p>
      )}
    </li>
  );
}
