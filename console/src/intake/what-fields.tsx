import { MOODS, MOOD_LABELS, SEEKS, SEEKS_LABELS } from "@heyi/schema/vocabulary/complaint.ts";
import { Form, Input } from "antd";
import { CodeRadios } from "../complaint/actions/fields.tsx";
import { useWords } from "../i18n/use-words.ts";
import styles from "./intake.module.css";

export function WhatFields() {
  const { t } = useWords();
  return (
    <fieldset className={styles.part}>
      <legend>{t("intake.what")}</legend>
      <Form.Item
        name="content"
        label={t("intake.content")}
        rules={[{ required: true, whitespace: true, message: t("intake.needContent") }]}
      >
        <Input.TextArea
          autoSize={{ minRows: 4, maxRows: 12 }}
          maxLength={5000}
          placeholder={t("intake.contentHint")}
        />
      </Form.Item>
      <Form.Item name="demand" label={t("intake.demand")}>
        <Input placeholder={t("intake.demandHint")} maxLength={500} />
      </Form.Item>
      <div className={styles.two}>
        <CodeRadios name="mood" label={t("intake.mood")} codes={MOODS} labels={MOOD_LABELS} optional />
        <CodeRadios name="seeks" label={t("intake.seeks")} codes={SEEKS} labels={SEEKS_LABELS} optional />
      </div>
    </fieldset>
  );
}
