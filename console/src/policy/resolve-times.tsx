import { SPAN_KIND_LABELS, SPAN_KINDS, type SpanKind } from "@heyi/schema/vocabulary/clock.ts";
import {
  CATEGORIES,
  CATEGORY_LABELS,
  CHANNEL_LABELS,
  CHANNELS,
  PRIORITIES,
  type Priority,
} from "@heyi/schema/vocabulary/complaint.ts";
import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, InputNumber, Select } from "antd";
import { useWords } from "../i18n/use-words.ts";
import type { Numbers } from "./documents.ts";
import styles from "./policy.module.css";

type Time = Numbers["resolveTimes"][number];
type Props = {
  readonly times: Numbers["resolveTimes"];
  readonly onChange: (times: Numbers["resolveTimes"]) => void;
};

/** SLA-1: how long to resolve, by priority; then what channels and categories have otherwise. */
export function ResolveTimes({ times, onChange }: Props) {
  const { t, label } = useWords();
  const set = (row: Time, part: Partial<Time>) =>
    onChange(times.map((each) => (each === row ? { ...each, ...part } : each)));
  const add = () =>
    onChange([
      ...times,
      { channel: "GOV_HOTLINE", category: null, priority: "P3", kind: "WORKING_DAYS", amount: 2 },
    ]);
  const whose = [
    {
      label: t("policy.byChannel"),
      options: CHANNELS.map((each) => ({ value: `channel ${each}`, label: label(CHANNEL_LABELS, each) })),
    },
    {
      label: t("policy.byCategory"),
      options: CATEGORIES.map((each) => ({ value: `category ${each}`, label: label(CATEGORY_LABELS, each) })),
    },
  ];
  return (
    <>
      <ul className={styles.times}>
        {Object.entries(times).map(([place, row]) => {
          const common = row.channel === null && row.category === null;
          return (
            <li key={place}>
              {common ? (
                <span className={styles.whose}>{t("policy.common")}</span>
              ) : (
                <Select
                  className={styles.whose ?? ""}
                  aria-label={t("policy.whose")}
                  value={row.channel === null ? `category ${row.category}` : `channel ${row.channel}`}
                  options={whose}
                  onChange={(value) => {
                    const [of, code] = value.split(" ");
                    set(row, { channel: null, category: null, [of ?? ""]: code });
                  }}
                />
              )}
              <Select<Priority>
                aria-label={t("policy.priority")}
                disabled={common}
                value={row.priority}
                options={PRIORITIES.map((value) => ({ value, label: value }))}
                onChange={(priority) => set(row, { priority })}
              />
              <InputNumber
                aria-label={t("policy.amount")}
                disabled={row.kind === "END_OF_DAY"}
                value={row.amount}
                min={1}
                precision={0}
                onChange={(amount) => set(row, { amount })}
              />
              <Select<SpanKind>
                className={styles.kind ?? ""}
                aria-label={t("policy.kind")}
                value={row.kind}
                options={SPAN_KINDS.map((value) => ({ value, label: label(SPAN_KIND_LABELS, value) }))}
                onChange={(kind) =>
                  set(row, { kind, amount: kind === "END_OF_DAY" ? null : (row.amount ?? 1) })
                }
              />
              {!common && (
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={t("policy.remove")}
                  onClick={() => onChange(times.filter((each) => each !== row))}
                />
              )}
            </li>
          );
        })}
      </ul>
      <Button icon={<PlusOutlined aria-hidden="true" />} onClick={add}>
        {t("policy.addTime")}
      </Button>
    </>
  );
}
