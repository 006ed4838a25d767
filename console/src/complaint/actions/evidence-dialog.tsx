import { CameraOutlined, CloseOutlined, PaperClipOutlined } from "@ant-design/icons";
import { Button, Checkbox, Form, Input, Progress } from "antd";
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import { TAKEN } from "../../evidence/upload.ts";
import { useUploads } from "../../evidence/use-uploads.ts";
import { useWords } from "../../i18n/use-words.ts";
import { useAddEvidence } from "../commands/evidence.ts";
import { ActionDialog, type DialogProps } from "./action-dialog.tsx";
import styles from "./evidence-dialog.module.css";

type Values = { fileIds: readonly string[]; about: string; public: boolean };
const EMPTY: Values = { fileIds: [], about: "", public: false };

/** EVD-1: by choosing, dragging, pasting or the camera. What has arrived is kept with the draft. */
export function EvidenceDialog(props: DialogProps) {
  const { t } = useWords();
  const add = useAddEvidence();
  const settled = useRef<() => Promise<void>>(() => Promise.resolve());
  return (
    <ActionDialog<Values>
      {...props}
      action="ADD_EVIDENCE"
      empty={EMPTY}
      submit={({ fileIds, about, public: isPublic }, keys) =>
        add({ ...keys, fileIds: [...fileIds], about: about.trim() || null, public: isPublic })
      }
      compare={({ about }) => [{ field: t("evidence.about"), wanted: about, now: "" }]}
    >
      {(form) => (
        <>
          <Form.Item
            name="fileIds"
            label={t("evidence.files")}
            extra={t("evidence.taken")}
            validateTrigger="onSubmit"
            rules={[
              {
                // Whoever submits while a file is on its way waits for it.
                async validator() {
                  await settled.current();
                  if (form.getFieldValue("fileIds").length === 0) throw new Error(t("evidence.none"));
                },
              },
            ]}
          >
            <FilesField complaintId={props.subject.id} settledRef={settled} />
          </Form.Item>
          <Form.Item name="about" label={`${t("evidence.about")} (${t("actions.optional")})`}>
            <Input maxLength={500} placeholder={t("evidence.aboutHint")} />
          </Form.Item>
          <Form.Item name="public" valuePropName="checked">
            <Checkbox>{t("evidence.public")}</Checkbox>
          </Form.Item>
        </>
      )}
    </ActionDialog>
  );
}

type FieldProps = {
  readonly complaintId: string;
  readonly settledRef: RefObject<() => Promise<void>>;
  readonly value?: readonly string[];
  readonly onChange?: (fileIds: readonly string[]) => void;
};

function FilesField({ complaintId, settledRef, value = [], onChange }: FieldProps) {
  const { t, locale } = useWords();
  // Of an earlier try, before this dialog was opened again.
  const [kept] = useState(value);
  const words = { tooLarge: t("evidence.tooLarge"), unreachable: t("evidence.unreachable") };
  const files = useUploads({ complaintId }, locale, words, (fileIds) => onChange?.([...kept, ...fileIds]));
  const { uploads, add, remove } = files;
  useEffect(() => {
    settledRef.current = files.settled;
  });
  const [isOver, setOver] = useState(false);
  const chosen = useRef<HTMLInputElement>(null);
  const taken = useRef<HTMLInputElement>(null);
  const pasted = useEffectEvent((event: ClipboardEvent) => {
    const files = event.clipboardData?.files;
    if (files !== undefined && files.length > 0) add(files);
  });
  useEffect(() => {
    const paste = (event: ClipboardEvent) => pasted(event);
    addEventListener("paste", paste);
    return () => removeEventListener("paste", paste);
  }, []);
  const input = (multiple: boolean) => ({
    type: "file",
    accept: TAKEN,
    multiple,
    className: "unseen",
    tabIndex: -1,
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => {
      add(event.target.files ?? []);
      event.target.value = "";
    },
  });
  return (
    <div
      className={styles.drop}
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        add(event.dataTransfer.files);
      }}
    >
      <input ref={chosen} {...input(true)} aria-label={t("evidence.choose")} />
      <input
        ref={taken}
        {...input(false)}
        accept="image/*"
        capture="environment"
        aria-label={t("evidence.camera")}
      />
      <div className={styles.ways}>
        <Button icon={<PaperClipOutlined aria-hidden="true" />} onClick={() => chosen.current?.click()}>
          {t("evidence.choose")}
        </Button>
        <Button
          className={styles.camera ?? ""}
          icon={<CameraOutlined aria-hidden="true" />}
          onClick={() => taken.current?.click()}
        >
          {t("evidence.camera")}
        </Button>
        <span className={styles.hint}>{t("evidence.dragOrPaste")}</span>
      </div>
      {kept.length > 0 && <p className={styles.hint}>{t("evidence.kept", { count: kept.length })}</p>}
      <ul aria-label={t("evidence.files")}>
        {uploads.map(({ key, name, share, fileId, trouble }) => (
          <li key={key} data-trouble={trouble !== null}>
            <span className={styles.name}>{name}</span>
            {trouble === null ? (
              <Progress
                percent={Math.round(share * 100)}
                size="small"
                status={fileId === null ? "active" : "success"}
                aria-label={t("evidence.progress", { name })}
              />
            ) : (
              <span role="alert">{trouble}</span>
            )}
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined />}
              aria-label={t("evidence.remove", { name })}
              onClick={() => remove(key)}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
