import { STATE_LABELS } from "@heyi/schema/vocabulary/complaint.ts";
import { useWords } from "../../i18n/use-words.ts";
import { dayAndTime } from "../../time/spoken.ts";
import { useMinute } from "../../time/ticker.ts";
import type { Subject } from "../commands/subject.ts";
import type { Compared } from "./conflict-view.tsx";

/** An instant, or that there is none, as the comparison says it. */
export function useMomentWords(): (instant: string | null | undefined) => string {
  const { t, locale } = useWords();
  const now = useMinute();
  return (instant) => (instant ? dayAndTime(Date.parse(instant), now, locale) : t("complaint.notYet"));
}

/** For commands that change the state and write words: the state is what may have moved. */
export function useCompareState(action: string): (wanted: string, now: Subject) => Compared[] {
  const { t, label } = useWords();
  return (wanted, now) => [
    { field: t("desk.filterState"), wanted: action, now: label(STATE_LABELS, now.state) },
    ...(wanted.trim() === "" ? [] : [{ field: t("actions.text"), wanted, now: t("complaint.nothing") }]),
  ];
}
