import { Button, Checkbox, Input, Select } from "antd";
import { useRef, useState } from "react";
import { useClient, useQuery } from "urql";
import type { MyShiftQuery as Data } from "../../generated/graphql.ts";
import { useViewer } from "../auth/viewer.ts";
import { ColleaguesQuery } from "../complaint/actions/person-field.tsx";
import { useWords } from "../i18n/use-words.ts";
import { HandOverShiftMutation } from "./documents.ts";
import { ItemLine } from "./item-line.tsx";
import styles from "./shift.module.css";

type InHand = Data["myShift"]["inHand"];
type Props = { readonly inHand: InHand; readonly done: () => void; readonly leave: () => void };

/** ORG-5: each with a note for the next one, all to one colleague. */
export function HandOverForm({ inHand, done, leave }: Props) {
  const { t } = useWords();
  const { staff } = useViewer();
  const client = useClient();
  const [chosen, setChosen] = useState<readonly string[]>(() => inHand.map(({ id }) => id));
  const [notes, setNotes] = useState<Readonly<Record<string, string>>>({});
  const [note, setNote] = useState("");
  const [toStaffId, setToStaffId] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<readonly string[]>([]);
  const sent = useRef<{ readonly what: string; readonly key: string }>(null);
  const projectId = inHand[0]?.projectId ?? "";
  const [{ data }] = useQuery({
    query: ColleaguesQuery,
    variables: { projectId },
    requestPolicy: "cache-first",
  });

  async function send(): Promise<void> {
    const complaints = inHand
      .filter(({ id }) => chosen.includes(id))
      .map(({ id, version }) => ({
        complaintId: id,
        expectedVersion: version,
        note: notes[id]?.trim() || null,
      }));
    const input = { toStaffId: toStaffId ?? "", note: note.trim() || null, complaints };
    const what = JSON.stringify(input);
    if (sent.current?.what !== what) sent.current = { what, key: crypto.randomUUID() };
    setBusy(true);
    const answer = await client
      .mutation(HandOverShiftMutation, { input: { ...input, idempotencyKey: sent.current.key } })
      .toPromise();
    setBusy(false);
    if (answer.data === undefined) return setTrouble([t("shift.unreachable")]);
    const result = answer.data.answer;
    if (result.__typename !== "ShiftHandedOver") return setTrouble([result.message]);
    const failed = result.results.filter(({ code }) => code !== null);
    if (failed.length === 0) return done();
    setTrouble(
      failed.map(({ complaintId, message }) => {
        const number = inHand.find(({ id }) => id === complaintId)?.number ?? "";
        return `${number} ${message ?? ""}`;
      }),
    );
  }

  return (
    <div className={styles.form}>
      <div className={styles.fields}>
        <label>
          {t("shift.whom")}
          <Select
            autoFocus
            aria-label={t("shift.whom")}
            showSearch={{ optionFilterProp: "label" }}
            placeholder={t("shift.whomHint")}
            value={toStaffId ?? null}
            onChange={setToStaffId}
            options={(data?.colleagues ?? [])
              .filter((each) => each.staff.id !== staff.id)
              .map((each) => ({ value: each.staff.id, label: `${each.staff.name} ${each.title}` }))}
          />
        </label>
        <label>
          {t("shift.note")}
          <Input.TextArea
            autoSize={{ minRows: 1, maxRows: 4 }}
            maxLength={500}
            placeholder={t("shift.noteHint")}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        </label>
      </div>
      <ul className={styles.items}>
        {inHand.map((item) => (
          <li key={item.id} className={styles.pick}>
            <Checkbox
              aria-label={item.number}
              checked={chosen.includes(item.id)}
              onChange={({ target }) =>
                setChosen(target.checked ? [...chosen, item.id] : chosen.filter((id) => id !== item.id))
              }
            />
            <div>
              <ItemLine item={item} />
              <Input
                size="small"
                variant="underlined"
                maxLength={500}
                aria-label={t("shift.itemNote", { number: item.number })}
                placeholder={t("shift.itemNoteHint")}
                value={notes[item.id] ?? ""}
                onChange={({ target }) => setNotes({ ...notes, [item.id]: target.value })}
              />
            </div>
          </li>
        ))}
      </ul>
      {trouble.length > 0 && (
        <ul role="alert" className={styles.trouble}>
          {trouble.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <div className={styles.foot}>
        <Button onClick={leave}>{t("shell.cancel")}</Button>
        <Button
          type="primary"
          loading={busy}
          disabled={toStaffId === undefined || chosen.length === 0}
          onClick={() => void send()}
        >
          {t("shift.send", { count: chosen.length })}
        </Button>
      </div>
    </div>
  );
}
