import {
  CATEGORIES,
  CATEGORY_LABELS,
  CHANNELS,
  CHANNEL_LABELS,
  PRIORITIES,
  PRIORITY_LABELS,
  STATES,
  STATE_LABELS,
} from "@heyi/schema/vocabulary/complaint.ts";
import type { Labels } from "@heyi/schema/vocabulary/label.ts";
import { Select } from "antd";
import { useId } from "react";
import { useViewer } from "../auth/viewer.ts";
import { useWords } from "../i18n/use-words.ts";
import type { DeskAddress } from "./desk-address.ts";
import styles from "./desk-page.module.css";
import { PersonFilter } from "./person-filter.tsx";

type Props = {
  readonly address: DeskAddress;
  readonly onChange: (change: Partial<DeskAddress>) => void;
};

export function FilterForm({ address, onChange }: Props) {
  const { t } = useWords();
  const { projects } = useViewer();
  const chosen = projects.filter((project) => address.projects.includes(project.code));
  const one = projects.length === 1 ? projects[0] : chosen.length === 1 ? chosen[0] : undefined;
  return (
    <div className={styles.filterForm} role="dialog" aria-label={t("desk.filter")}>
      <Choice
        label={t("desk.filterCategory")}
        codes={CATEGORIES}
        labels={CATEGORY_LABELS}
        value={address.categories}
        onChange={(categories) => onChange({ categories })}
      />
      <Choice
        label={t("desk.filterState")}
        codes={STATES}
        labels={STATE_LABELS}
        value={address.states}
        onChange={(states) => onChange({ states })}
      />
      <Choice
        label={t("desk.filterPriority")}
        codes={PRIORITIES}
        labels={PRIORITY_LABELS}
        value={address.priorities}
        onChange={(priorities) => onChange({ priorities })}
      />
      <Choice
        label={t("desk.filterChannel")}
        codes={CHANNELS}
        labels={CHANNEL_LABELS}
        value={address.channels}
        onChange={(channels) => onChange({ channels })}
      />
      <PersonFilter
        projectId={one?.id}
        value={address.staffId}
        onChange={(staffId) => onChange({ staffId })}
      />
    </div>
  );
}

function Choice<Code extends string>(props: {
  readonly label: string;
  readonly codes: readonly Code[];
  readonly labels: Labels<Code>;
  readonly value: readonly Code[];
  readonly onChange: (codes: Code[]) => void;
}) {
  const { t, label } = useWords();
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{props.label}</label>
      <Select<Code[]>
        id={id}
        mode="multiple"
        allowClear
        maxTagCount="responsive"
        placeholder={t("desk.filterAny")}
        value={[...props.value]}
        onChange={props.onChange}
        optionFilterProp="label"
        options={props.codes.map((code) => ({ value: code, label: label(props.labels, code) }))}
      />
    </>
  );
}
