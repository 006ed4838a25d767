import { EVENT_KIND_LABELS } from "@heyi/schema/vocabulary/event.ts";
import { Button } from "antd";
import { useWords } from "../i18n/use-words.ts";
import { clockTime } from "../time/spoken.ts";
import { Notice } from "../ui/states.tsx";
import type { View } from "./desk-address.ts";
import type { Leaving } from "./queue-state.ts";

type Props = {
  readonly view: View;
  readonly lastLeft: Leaving | undefined;
  /** Present when a filter is set, which may be why there is nothing. */
  readonly onClear: (() => void) | undefined;
};

/** Says what it means that there is nothing. */
export function EmptyQueue({ view, lastLeft, onClear }: Props) {
  const { t, label } = useWords();
  if (onClear !== undefined) {
    return (
      <Notice
        title={t("desk.emptyFiltered")}
        text={t("desk.emptyFilteredHint")}
        action={<Button onClick={onClear}>{t("desk.filterClear")}</Button>}
      />
    );
  }
  const last =
    lastLeft === undefined
      ? ""
      : t("desk.emptyLast", {
          time: clockTime(Date.parse(lastLeft.at)),
          event: label(EVENT_KIND_LABELS, lastLeft.event),
        });
  return <Notice title={t(`desk.empty_${view}`)} text={`${last}${t(`desk.emptyHint_${view}`)}`} />;
}
