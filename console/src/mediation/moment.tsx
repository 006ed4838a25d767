import { useWords } from "../i18n/use-words.ts";
import { dayAndTime } from "../time/spoken.ts";
import { useMinute } from "../time/ticker.ts";

/** An instant as people say it, exact on being pointed at. */
export function Moment({ at }: { readonly at: string }) {
  const { locale } = useWords();
  const now = useMinute();
  return (
    <time dateTime={at} title={at}>
      {dayAndTime(Date.parse(at), now, locale)}
    </time>
  );
}
