import { dayAndTime } from "../time/spoken.ts";
import { useMinute } from "../time/ticker.ts";
import { fill, useSpeech } from "./words.ts";

export type Live = {
  readonly connected: boolean;
  /** When what is shown was true, in epoch milliseconds. */
  readonly seenAt: number;
  /** Why there is nothing newer; null: there is no trouble. */
  readonly trouble: unknown;
};

/** Whether what is shown is kept up to date, or since when it is not. */
export function Freshness({ live: { connected, seenAt, trouble } }: { readonly live: Live }) {
  const { words, locale } = useSpeech();
  const now = useMinute();
  const isLive = connected && trouble === null;
  return (
    <p role="status" className={isLive ? "live" : "live lost"}>
      {isLive ? `● ${words.live}` : `○ ${fill(words.notLive, { time: dayAndTime(seenAt, now, locale) })}`}
    </p>
  );
}
