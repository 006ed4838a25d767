import { STATE_LABELS } from "@heyi/schema/vocabulary/complaint.ts";
import { Checkbox } from "antd";
import { useQuery } from "urql";
import { useWords } from "../i18n/use-words.ts";
import { HouseholdQuery } from "../intake/documents.ts";
import { useSettled } from "../intake/use-settled.ts";
import styles from "./mediation.module.css";

/** A further complaint, and the room by which it was found: taken out of the form, it takes it along. */
export type Further = { readonly id: string; readonly room: string };

type Props = {
  readonly projectId: string;
  /** The complaint it begins with, which is in it anyway. */
  readonly sourceId: string;
  readonly rooms: readonly string[];
  readonly chosen: readonly Further[];
  readonly onChange: (chosen: readonly Further[]) => void;
};

/** MED-1: what else these parties complained of, by their rooms. */
export function FurtherComplaints(props: Props) {
  const { t } = useWords();
  const rooms = [...new Set(props.rooms)].filter((room) => room.length > 1);
  if (rooms.length === 0) return null;
  return (
    <fieldset className={styles.choices}>
      <legend>{t("mediation.furtherComplaints")}</legend>
      {rooms.map((room, at) => (
        <OfRoom key={at} room={room} {...props} />
      ))}
    </fieldset>
  );
}

function OfRoom({ room, projectId, sourceId, chosen, onChange }: Props & { readonly room: string }) {
  const { t, label } = useWords();
  const settled = useSettled(room, 400);
  const [{ data }] = useQuery({
    query: HouseholdQuery,
    variables: { projectId, room: settled, phone: null },
    requestPolicy: "cache-and-network",
  });
  const others = (data?.household.earlier ?? []).filter(({ id }) => id !== sourceId);
  if (others.length === 0)
    return <p className={styles.small}>{t("mediation.noFurther", { room: settled })}</p>;
  return (
    <ul className={styles.list}>
      {others.map(({ id, number, state, excerpt }) => (
        <li key={id}>
          <Checkbox
            checked={chosen.some((each) => each.id === id)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, { id, room }] : chosen.filter((each) => each.id !== id))
            }
          >
            {number} · {label(STATE_LABELS, state)} · {excerpt}
          </Checkbox>
        </li>
      ))}
    </ul>
  );
}
