import { CATEGORY_LABELS, CHANNEL_LABELS, STATE_LABELS } from "@heyi/schema/vocabulary/complaint.ts";
import { Button, Tag } from "antd";
import { useViewer } from "../auth/viewer.ts";
import { useWords } from "../i18n/use-words.ts";
import { type DeskAddress, filtersSet } from "./desk-address.ts";
import styles from "./desk-page.module.css";

type Props = {
  readonly address: DeskAddress;
  readonly onChange: (change: Partial<DeskAddress>) => void;
};

/** What is set, in words, each with its way out. */
export function FilterChips({ address, onChange }: Props) {
  const { t, label, locale } = useWords();
  const { staff } = useViewer();
  const and = (words: readonly string[]) => words.join(locale === "zh" ? "、" : ", ");
  const chips: [string, string, Partial<DeskAddress>][] = [];
  const put = (name: string, words: readonly string[], off: Partial<DeskAddress>) => {
    if (words.length > 0) chips.push([name, and(words), off]);
  };
  put(t("desk.filterText"), address.text === "" ? [] : [address.text], { text: "" });
  put(
    t("desk.filterCategory"),
    address.categories.map((code) => label(CATEGORY_LABELS, code)),
    { categories: [] },
  );
  put(
    t("desk.filterState"),
    address.states.map((code) => label(STATE_LABELS, code)),
    { states: [] },
  );
  put(t("desk.filterPriority"), address.priorities, { priorities: [] });
  put(
    t("desk.filterChannel"),
    address.channels.map((code) => label(CHANNEL_LABELS, code)),
    { channels: [] },
  );
  if (address.staffId !== undefined) {
    put(t("desk.filterStaff"), [address.staffId === staff.id ? staff.name : "…"], { staffId: undefined });
  }
  if (chips.length === 0) return null;
  return (
    <div className={styles.chips}>
      {chips.map(([name, words, off]) => (
        <Tag key={name} closable onClose={() => onChange(off)}>
          {name}: {words}
        </Tag>
      ))}
      {filtersSet(address) + (address.text === "" ? 0 : 1) > 1 && (
        <Button
          size="small"
          type="link"
          onClick={() =>
            onChange({
              text: "",
              categories: [],
              states: [],
              priorities: [],
              channels: [],
              staffId: undefined,
            })
          }
        >
          {t("desk.filterClear")}
        </Button>
      )}
    </div>
  );
}
