import { CONTACT_HOWS, CONTACT_HOW_LABELS, type ContactHow } from "@heyi/schema/vocabulary/complaint.ts";
import { Checkbox, Form } from "antd";
import { useWords } from "../../i18n/use-words.ts";
import { useContact } from "../commands/keep-going.ts";
import { ActionDialog, type DialogProps } from "./action-dialog.tsx";
import styles from "./actions.module.css";
import { useCompareState, useMomentWords } from "./compare-words.ts";
import { CodeRadios, TextField } from "./fields.tsx";
import { TipsFor } from "./tips-for.tsx";

const EMPTY: { how: ContactHow; text: string; isReply: boolean; public: boolean } = {
  how: "PHONE",
  text: "",
  isReply: false,
  public: false,
};
const HOWS = CONTACT_HOWS.filter((how) => how !== "TRACKING_PAGE");

export function ContactDialog(props: DialogProps) {
  const { t } = useWords();
  const at = useMomentWords();
  const contact = useContact();
  const compareState = useCompareState(t("complaint.lastContactAt"));
  return (
    <ActionDialog
      {...props}
      action="CONTACT"
      empty={EMPTY}
      submit={(values, keys) => contact({ ...keys, ...values, text: values.text.trim() })}
      compare={(values, now) => [
        ...compareState(values.text, now),
        {
          field: t("complaint.repliedAt"),
          wanted: t(values.isReply ? "actions.isReply" : "complaint.notYet"),
          now: at(now.milestones.repliedAt),
        },
      ]}
    >
      {() => (
        <>
          <TipsFor subject={props.subject} />
          <CodeRadios name="how" label={t("actions.how")} codes={HOWS} labels={CONTACT_HOW_LABELS} />
          <TextField
            name="text"
            label={t("actions.contactText")}
            hint={t("actions.contactHint")}
            rows={4}
            focus
          />
          <Form.Item name="isReply" valuePropName="checked" noStyle>
            <Checkbox>
              <strong>{t("actions.isReply")}</strong>
            </Checkbox>
          </Form.Item>
          <p className={styles.hint}>{t("actions.isReplyHint")}</p>
          <Form.Item name="public" valuePropName="checked" noStyle>
            <Checkbox>{t("actions.isPublic")}</Checkbox>
          </Form.Item>
        </>
      )}
    </ActionDialog>
  );
}
