import { Button, Input, InputNumber } from "antd";
import { type SubmitEvent, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { Trouble } from "../messages/trouble.tsx";
import { Field } from "../ui/field.tsx";
import { useFirstFault } from "../ui/use-first-fault.ts";
import { BeforeLoading } from "./before-loading.tsx";
import styles from "./calendar.module.css";
import type { CalendarYear } from "./documents.ts";
import { type Draft, LISTS, sentOf } from "./draft.ts";
import type { Notice } from "./notice-text.ts";
import { PasteBox } from "./paste-box.tsx";
import { SpanRows } from "./span-rows.tsx";
import { useLoad } from "./use-load.ts";
import { YearGrid } from "./year-grid.tsx";

type Props = {
  readonly initial: Draft;
  /** What is corrected; null: a year that is not loaded yet. */
  readonly loaded: CalendarYear | null;
  /** Loaded already, so that nobody replaces one unawares. */
  readonly known: readonly number[];
  readonly leave?: () => void;
  readonly done: (year: number) => void;
};
const LONGEST_SOURCE = 500;

/** A notice as rows, and how the year would look by it. */
export function LoadForm({ initial, loaded, known, leave, done }: Props) {
  const { t } = useWords();
  const [draft, setDraft] = useState(initial);
  const { busy, load, rows, fields, faults, refusals, trouble } = useLoad(draft);
  const form = useFirstFault(refusals);
  const { year } = draft;
  const after = sentOf(draft);
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part });

  function take({ year: named, source, holidays, makeUpDays }: Notice): void {
    set({ year: named ?? year, source: draft.source || (source ?? ""), holidays, makeUpDays });
  }
  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (await load()) done(year);
  }

  return (
    <form ref={form} noValidate className={styles.form} onSubmit={(event) => void submit(event)}>
      <PasteBox year={year} fixed={loaded !== null} onRead={take} />
      <div className={styles.fields}>
        {loaded === null && (
          <Field label={t("calendar.whichYear")} fault={fields.get("year")}>
            {(props) => (
              <InputNumber
                {...props}
                min={1000}
                max={9999}
                precision={0}
                controls={false}
                value={year}
                onChange={(value) => value !== null && set({ year: value })}
              />
            )}
          </Field>
        )}
        <Field label={t("calendar.source")} fault={fields.get("source")}>
          {(props) => (
            <Input
              {...props}
              placeholder={t("calendar.sourceHint")}
              maxLength={LONGEST_SOURCE}
              value={draft.source}
              onChange={({ target }) => set({ source: target.value })}
            />
          )}
        </Field>
      </div>
      {known.includes(year) && <p className={styles.replaced}>{t("calendar.replaces", { year })}</p>}
      <div className={styles.beside}>
        <div className={styles.lists}>
          {LISTS.map((list) => (
            <SpanRows
              key={list}
              list={list}
              year={year}
              rows={draft[list]}
              faults={rows}
              fault={fields.get(list)}
              onChange={(next) => set({ [list]: next })}
            />
          ))}
        </div>
        <YearGrid year={year} holidays={after.holidays} makeUpDays={after.makeUpDays} />
      </div>
      <footer className={styles.foot}>
        <Trouble lines={faults > 0 ? [t("calendar.faulty", { count: faults })] : trouble} />
        <BeforeLoading before={loaded} after={after} />
        <div>
          {leave !== undefined && <Button onClick={leave}>{t("shell.cancel")}</Button>}
          <Button type="primary" htmlType="submit" loading={busy}>
            {t(loaded === null ? "calendar.load" : "calendar.saveCorrection")}
          </Button>
        </div>
      </footer>
    </form>
  );
}
