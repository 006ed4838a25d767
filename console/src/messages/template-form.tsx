import { MESSAGE_KIND_LABELS } from "@heyi/schema/vocabulary/message.ts";
import { Button, type GetRef, Input } from "antd";
import { useRef, useState } from "react";
import { useQuery } from "urql";
import type { MessageTemplatesQuery as Data } from "../../generated/graphql.ts";
import { useWords } from "../i18n/use-words.ts";
import { useSettled } from "../intake/use-settled.ts";
import { dayAndTime } from "../time/spoken.ts";
import { useMinute } from "../time/ticker.ts";
import { MessagePreviewQuery, SetTemplateMutation } from "./documents.ts";
import { withPlaceholder } from "./insert.ts";
import styles from "./messages.module.css";
import { Trouble } from "./trouble.tsx";
import { useCommand } from "./use-command.ts";

type Template = Data["messageTemplates"][number];
const PAUSE_MS = 250;
const LONGEST = 500;

/** The words of one kind of message beside how they would read. */
export function TemplateForm({ template, done }: { readonly template: Template; readonly done: () => void }) {
  const { t, label, locale } = useWords();
  const now = useMinute();
  const { kind, changedAt, changedBy, placeholders } = template;
  const [text, setText] = useState(template.text);
  const area = useRef<GetRef<typeof Input.TextArea>>(null);
  const settled = useSettled(text, PAUSE_MS);
  const [{ data }] = useQuery({
    query: MessagePreviewQuery,
    variables: { kind, text: settled },
    requestPolicy: "network-only",
  });
  const { busy, trouble, send } = useCommand(SetTemplateMutation, "MessageTemplates");
  const preview = data?.messagePreview;
  const name = label(MESSAGE_KIND_LABELS, kind);

  async function save(): Promise<void> {
    if ((await send({ kind, text })) !== null) done();
  }

  function put(placeholder: string): void {
    const field = area.current?.resizableTextArea?.textArea;
    const marked = [field?.selectionStart ?? text.length, field?.selectionEnd ?? text.length] as const;
    const after = withPlaceholder(text, placeholder, marked);
    setText(after.text);
    requestAnimationFrame(() => {
      field?.focus();
      field?.setSelectionRange(after.cursor, after.cursor);
    });
  }

  return (
    <section className={styles.template} aria-label={name}>
      <header>
        <h3>{name}</h3>
        <small className="figures">
          {changedAt === null
            ? t("messages.shipped")
            : t("messages.changed", {
                name: changedBy ?? "",
                when: dayAndTime(Date.parse(changedAt), now, locale),
              })}
        </small>
      </header>
      <div className={styles.beside}>
        <div>
          <Input.TextArea
            ref={area}
            aria-label={t("messages.words", { kind: name })}
            autoSize={{ minRows: 3, maxRows: 8 }}
            maxLength={LONGEST}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
          <div className={styles.placeholders} role="group" aria-label={t("messages.placeholders")}>
            {placeholders.map((each) => (
              <Button key={each} size="small" onClick={() => put(each)}>
                {each}
              </Button>
            ))}
          </div>
        </div>
        <div className={styles.preview} aria-live="polite">
          <small>{t("messages.preview")}</small>
          {preview?.text !== null && <p>{preview?.text}</p>}
          <Trouble lines={preview?.faults ?? []} />
        </div>
      </div>
      <Trouble lines={trouble} />
      {text !== template.text && (
        <footer>
          <Button onClick={() => setText(template.text)}>{t("messages.undo")}</Button>
          <Button
            type="primary"
            loading={busy}
            disabled={(preview?.faults.length ?? 0) > 0}
            onClick={() => void save()}
          >
            {t("messages.save")}
          </Button>
        </footer>
      )}
    </section>
  );
}
