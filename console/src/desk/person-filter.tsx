import { Select } from "antd";
import { useId } from "react";
import { useQuery } from "urql";
import { useViewer } from "../auth/viewer.ts";
import { AssigneesQuery, peopleOf } from "../complaint/assignees.ts";
import { useWords } from "../i18n/use-words.ts";

type Props = {
  readonly projectId: string | undefined;
  readonly value: string | undefined;
  readonly onChange: (staffId: string | undefined) => void;
};

/** People belong to projects: without one chosen there is only oneself to filter by. */
export function PersonFilter({ projectId, value, onChange }: Props) {
  const { t } = useWords();
  const { staff } = useViewer();
  const id = useId();
  const [{ data }] = useQuery({
    query: AssigneesQuery,
    variables: { projectId: projectId ?? "" },
    pause: projectId === undefined,
  });
  const people = new Map([[staff.id, staff.name], ...peopleOf(data?.assignees ?? [])]);
  return (
    <>
      <label htmlFor={id}>{t("desk.filterStaff")}</label>
      <div>
        <Select
          id={id}
          style={{ width: "100%" }}
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          placeholder={t("desk.filterAny")}
          value={value}
          onChange={(next: string | undefined) => onChange(next)}
          options={[...people].map(([staffId, name]) => ({ value: staffId, label: name }))}
        />
        {projectId === undefined && <small>{t("desk.filterStaffOneProject")}</small>}
      </div>
    </>
  );
}
