import {
  CATEGORIES,
  CATEGORY_LABELS,
  IMPACTS,
  IMPACT_LABELS,
  URGENCIES,
  URGENCY_LABELS,
} from "@heyi/schema/vocabulary/complaint.ts";
import { Checkbox, Form } from "antd";
import { CodeRadios, CodeSelect } from "../complaint/actions/fields.tsx";
import { useWords } from "../i18n/use-words.ts";
import { SubCategoryField } from "../taxonomy/sub-category-field.tsx";
import type { IntakeValues } from "./intake-values.ts";
import styles from "./intake.module.css";

export function KindFields() {
  const { t } = useWords();
  return (
    <fieldset className={styles.part}>
      <legend>{t("intake.howUrgent")}</legend>
      <div className={styles.two}>
        <CodeSelect
          name="category"
          label={t("intake.category")}
          codes={CATEGORIES}
          labels={CATEGORY_LABELS}
          hint={t("intake.later")}
          optional
        />
        <Form.Item<IntakeValues> noStyle dependencies={["category"]}>
          {({ getFieldValue }) => (
            <SubCategoryField
              label={t("intake.subCategory")}
              category={getFieldValue("category") as IntakeValues["category"]}
            />
          )}
        </Form.Item>
      </div>
      <div className={styles.two}>
        <CodeRadios
          name="urgency"
          label={t("intake.urgency")}
          codes={URGENCIES}
          labels={URGENCY_LABELS}
          optional
        />
        <CodeRadios
          name="impact"
          label={t("intake.impact")}
          codes={IMPACTS}
          labels={IMPACT_LABELS}
          optional
        />
      </div>
      <Form.Item name="responded" valuePropName="checked" extra={t("intake.respondedHint")}>
        <Checkbox>{t("intake.responded")}</Checkbox>
      </Form.Item>
    </fieldset>
  );
}
