import {
  CHANNEL_LABELS,
  COMPLAINANT_KINDS,
  COMPLAINANT_KIND_LABELS,
} from "@heyi/schema/vocabulary/complaint.ts";
import { Form, type FormInstance, Input, Select, Switch } from "antd";
import type { Viewer } from "../auth/viewer.ts";
import { useWords } from "../i18n/use-words.ts";
import { INTAKE_CHANNELS, type IntakeValues } from "./intake-values.ts";
import styles from "./intake.module.css";
import { RoomField } from "./room-field.tsx";

type Props = {
  readonly form: FormInstance<IntakeValues>;
  readonly projects: Viewer["projects"];
  readonly values: IntakeValues;
};

const NAMED_KINDS = COMPLAINANT_KINDS.filter((kind) => kind !== "ANONYMOUS");

export function WhoFields({ form, projects, values }: Props) {
  const { t, label } = useWords();
  const { projectId, anonymous } = values;
  return (
    <fieldset className={styles.part}>
      <legend>{t("intake.who")}</legend>
      <div className={styles.two}>
        <Form.Item
          name="projectId"
          label={t("intake.project")}
          rules={[{ required: true, message: t("intake.needProject") }]}
        >
          <Select
            autoFocus={projectId === undefined}
            showSearch={{ optionFilterProp: "label" }}
            options={projects.map(({ id, name, city }) => ({ value: id, label: `${name} · ${city}` }))}
            onChange={() => form.setFieldsValue({ repeatOf: undefined })}
          />
        </Form.Item>
        <Form.Item name="channel" label={t("intake.channel")} rules={[{ required: true }]}>
          <Select
            showSearch={{ optionFilterProp: "label" }}
            options={INTAKE_CHANNELS.map((channel) => ({
              value: channel,
              label: label(CHANNEL_LABELS, channel),
            }))}
          />
        </Form.Item>
      </div>
      <div className={styles.two}>
        <Form.Item name="room" label={t("intake.room")}>
          <RoomField projectId={projectId} focus={projectId !== undefined} />
        </Form.Item>
        <Form.Item
          name="anonymous"
          label={t("intake.anonymous")}
          valuePropName="checked"
          extra={anonymous ? t("intake.anonymousHint") : undefined}
        >
          <Switch
            aria-label={t("intake.anonymous")}
            onChange={(on) => on && form.setFieldsValue({ name: "", phone: "" })}
          />
        </Form.Item>
      </div>
      {!anonymous && (
        <div className={styles.three}>
          <Form.Item
            name="phone"
            label={t("intake.phone")}
            dependencies={["anonymous"]}
            rules={[{ required: true, whitespace: true, message: t("intake.needWho") }]}
          >
            <Input inputMode="tel" autoComplete="off" placeholder={t("intake.phoneHint")} maxLength={30} />
          </Form.Item>
          <Form.Item
            name="name"
            label={t("intake.name")}
            rules={[{ required: true, whitespace: true, message: t("intake.needWho") }]}
          >
            <Input autoComplete="off" placeholder={t("intake.nameHint")} maxLength={60} />
          </Form.Item>
          <Form.Item name="kind" label={t("intake.kind")}>
            <Select
              options={NAMED_KINDS.map((kind) => ({
                value: kind,
                label: label(COMPLAINANT_KIND_LABELS, kind),
              }))}
            />
          </Form.Item>
        </div>
      )}
    </fieldset>
  );
}
