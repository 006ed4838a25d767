import { AutoComplete } from "antd";
import { useQuery } from "urql";
import { useWords } from "../i18n/use-words.ts";
import { RoomsQuery } from "./documents.ts";
import { useSettled } from "./use-settled.ts";

type Props = {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (value: string) => void;
  readonly projectId: string | undefined;
  readonly focus: boolean;
};

/** Rooms of the project as they are typed; any other place may be written too. */
export function RoomField({ projectId, focus, ...field }: Props) {
  const { t } = useWords();
  const startsWith = useSettled((field.value ?? "").trim(), 200);
  const pause = projectId === undefined || startsWith === "";
  const [{ data }] = useQuery({
    query: RoomsQuery,
    variables: { projectId: projectId ?? "", startsWith },
    pause,
  });
  const labels = pause ? [] : (data?.rooms ?? []).map((room) => room.label);
  return (
    <AutoComplete
      {...field}
      autoFocus={focus}
      placeholder={t("intake.roomHint")}
      options={labels.length === 1 && labels[0] === field.value ? [] : labels.map((value) => ({ value }))}
    />
  );
}
