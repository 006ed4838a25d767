import {
  CATEGORIES,
  CATEGORY_LABELS,
  type Category,
  IMPACTS,
  IMPACT_LABELS,
  type Impact,
  SEVERITIES,
  SEVERITY_LABELS,
  type Severity,
  URGENCIES,
  URGENCY_LABELS,
  type Urgency,
  VALIDITIES,
  VALIDITY_LABELS,
  type Validity,
} from "@heyi/schema/vocabulary/complaint.ts";
import { Form } from "antd";
import { useWords } from "../../i18n/use-words.ts";
import { SubCategoryField } from "../../taxonomy/sub-category-field.tsx";
import type { Subject } from "../commands/subject.ts";
import { useTriage } from "../commands/take-up.ts";
import { ActionDialog, type DialogProps } from "./action-dialog.tsx";
import styles from "./actions.module.css";
import type { Compared } from "./conflict-view.tsx";
import { CodeRadios, CodeSelect, TextField } from "./fields.tsx";
import { PriorityPreview } from "./priority-preview.tsx";

export type TriageValues = {
  category: Category | undefined;
  subCategory: string;
  urgency: Urgency | undefined;
  impact: Impact | undefined;
  validity: Validity | undefined;
  severity: Severity;
  reason: string;
};

function standing(subject: Subject): TriageValues {
  return {
    category: subject.category ?? undefined,
    subCategory: subject.subCategory ?? "",
    urgency: subject.urgency ?? undefined,
    impact: subject.impact ?? undefined,
    validity: subject.validity ?? undefined,
    severity: subject.severity,
    reason: "",
  };
}

export function TriageDialog(props: DialogProps) {
  const { t } = useWords();
  const triage = useTriage();
  const compare = useCompareTriage();
  const { priority } = props.subject;
  return (
    <ActionDialog<TriageValues>
      {...props}
      action="TRIAGE"
      empty={standing(props.subject)}
      submit={({ category = "FACILITIES", urgency = "MEDIUM", impact = "HOUSEHOLD", ...rest }, keys) =>
        triage({
          ...keys,
          category,
          urgency,
          impact,
          subCategory: rest.subCategory.trim() || null,
          validity: rest.validity ?? null,
          severity: rest.severity,
          reason: rest.reason.trim() || null,
        })
      }
      compare={compare}
    >
      {(form) => (
        <>
          <div className={styles.two}>
            <CodeSelect
              name="category"
              label={t("actions.category")}
              codes={CATEGORIES}
              labels={CATEGORY_LABELS}
              focus
            />
            <Form.Item<TriageValues> noStyle dependencies={["category"]}>
              {({ getFieldValue }) => (
                <SubCategoryField
                  label={`${t("actions.subCategory")} (${t("actions.optional")})`}
                  category={getFieldValue("category") as TriageValues["category"]}
                />
              )}
            </Form.Item>
          </div>
          <CodeRadios name="urgency" label={t("actions.urgency")} codes={URGENCIES} labels={URGENCY_LABELS} />
          <CodeRadios name="impact" label={t("actions.impact")} codes={IMPACTS} labels={IMPACT_LABELS} />
          <PriorityPreview form={form} standing={priority} />
          <div className={styles.two}>
            <CodeSelect
              name="validity"
              label={t("actions.validity")}
              codes={VALIDITIES}
              labels={VALIDITY_LABELS}
              hint={t("actions.validityLater")}
              optional
            />
            <CodeRadios
              name="severity"
              label={t("actions.severity")}
              codes={SEVERITIES}
              labels={SEVERITY_LABELS}
            />
          </div>
          <TextField
            name="reason"
            label={t("actions.triageReason")}
            hint={t("actions.triageReasonHint")}
            rows={2}
            optional
          />
        </>
      )}
    </ActionDialog>
  );
}

function useCompareTriage(): (values: TriageValues, now: Subject) => Compared[] {
  const { t, label } = useWords();
  const none = t("complaint.nothing");
  return (values, now) => [
    {
      field: t("actions.category"),
      wanted: values.category ? label(CATEGORY_LABELS, values.category) : none,
      now: now.category ? label(CATEGORY_LABELS, now.category) : none,
    },
    {
      field: t("actions.urgency"),
      wanted: values.urgency ? label(URGENCY_LABELS, values.urgency) : none,
      now: now.urgency ? label(URGENCY_LABELS, now.urgency) : none,
    },
    {
      field: t("actions.impact"),
      wanted: values.impact ? label(IMPACT_LABELS, values.impact) : none,
      now: now.impact ? label(IMPACT_LABELS, now.impact) : none,
    },
    {
      field: t("actions.validity"),
      wanted: values.validity ? label(VALIDITY_LABELS, values.validity) : none,
      now: now.validity ? label(VALIDITY_LABELS, now.validity) : none,
    },
    {
      field: t("actions.severity"),
      wanted: label(SEVERITY_LABELS, values.severity),
      now: label(SEVERITY_LABELS, now.severity),
    },
  ];
}
