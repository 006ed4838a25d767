import { useWords } from "../i18n/use-words.ts";
import { shortLeft } from "../time/spoken.ts";
import { useTicking } from "../time/ticker.ts";

/** Ticks by itself; only the server says when it is due soon or overdue. */
export function Countdown(props: { readonly at: string }) {
  const { locale } = useWords();
  const due = Date.parse(props.at);
  return <>{useTicking((now) => shortLeft(due - now, locale))}</>;
}
