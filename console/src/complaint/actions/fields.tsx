import type { Labels } from "@heyi/schema/vocabulary/label.ts";
import { Form, Input, Radio, Select } from "antd";
import { useWords } from "../../i18n/use-words.ts";

type FieldProps = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly focus?: boolean;
};

export function TextField(props: FieldProps & { readonly rows?: number; readonly max?: number }) {
  const { t } = useWords();
  return (
    <Form.Item
      name={props.name}
      label={props.optional ? `${props.label} (${t("actions.optional")})` : props.label}
      rules={props.optional ? [] : [{ required: true, whitespace: true, message: t("actions.required") }]}
    >
      <Input.TextArea
        autoSize={{ minRows: props.rows ?? 3, maxRows: 10 }}
        maxLength={props.max ?? 2000}
        placeholder={props.hint ?? ""}
        autoFocus={props.focus ?? false}
      />
    </Form.Item>
  );
}

export function CodeSelect<Code extends string>(
  props: FieldProps & { readonly codes: readonly Code[]; readonly labels: Labels<Code> },
) {
  const { t, label } = useWords();
  return (
    <Form.Item
      name={props.name}
      label={props.label}
      rules={props.optional ? [] : [{ required: true, message: t("actions.required") }]}
    >
      <Select<Code>
        allowClear={props.optional ?? false}
        autoFocus={props.focus ?? false}
        showSearch={{ optionFilterProp: "label" }}
        placeholder={props.hint ?? ""}
        options={props.codes.map((code) => ({ value: code, label: label(props.labels, code) }))}
      />
    </Form.Item>
  );
}

/** A handful of choices, all in sight: one arrow key instead of an opened list. */
export function CodeRadios<Code extends string>(
  props: FieldProps & { readonly codes: readonly Code[]; readonly labels: Labels<Code> },
) {
  const { t, label } = useWords();
  return (
    <Form.Item
      name={props.name}
      label={props.label}
      rules={props.optional ? [] : [{ required: true, message: t("actions.required") }]}
    >
      <Radio.Group
        optionType="button"
        options={props.codes.map((code) => ({ value: code, label: label(props.labels, code) }))}
      />
    </Form.Item>
  );
}
