import {
  CONSENTS,
  CONSENT_LABELS,
  type Consent,
  INVESTIGATION_METHODS,
  INVESTIGATION_METHOD_LABELS,
  type InvestigationMethod,
  ROOT_CAUSES,
  ROOT_CAUSE_LABELS,
  type RootCause,
  VALIDITIES,
  VALIDITY_LABELS,
  type Validity,
} from "@heyi/schema/vocabulary/complaint.ts";
import { Checkbox, Form, Input } from "antd";
import { useWords } from "../../i18n/use-words.ts";
import { useChangeValidity, useInvestigate, useNoteProgress, usePlan } from "../commands/handle.ts";
import { ActionDialog, type DialogProps } from "./action-dialog.tsx";
import styles from "./actions.module.css";
import { useCompareState, useMomentWords } from "./compare-words.ts";
import { CodeRadios, CodeSelect, TextField } from "./fields.tsx";
import { PersonField } from "./person-field.tsx";
import { WhenField } from "./when-field.tsx";

const VALIDITY: { validity: Validity | undefined; reason: string } = { validity: undefined, reason: "" };

/** TRI-2: changed until closure, each time with a reason. */
export function ValidityDialog(props: DialogProps) {
  const { t, label } = useWords();
  const change = useChangeValidity();
  const said = (validity: Validity | null | undefined) =>
    validity ? label(VALIDITY_LABELS, validity) : t("complaint.nothing");
  return (
    <ActionDialog
      {...props}
      action="CHANGE_VALIDITY"
      empty={VALIDITY}
      submit={({ validity = "VALID", reason }, keys) => change({ ...keys, validity, reason: reason.trim() })}
      compare={({ validity }, now) => [
        { field: t("actions.validity"), wanted: said(validity), now: said(now.validity) },
      ]}
    >
      {() => (
        <>
          <CodeRadios
            name="validity"
            label={t("actions.validity")}
            codes={VALIDITIES.filter((each) => each !== props.subject.validity)}
            labels={VALIDITY_LABELS}
          />
          <TextField name="reason" label={t("actions.reason")} hint={t("actions.reasonHint")} rows={2} />
        </>
      )}
    </ActionDialog>
  );
}

type Investigated = {
  method: InvestigationMethod;
  finding: string;
  rootCause: RootCause | undefined;
  responsibleParty: string;
  aboutStaffId: string | undefined;
};
const INVESTIGATED: Investigated = {
  method: "SITE_VISIT",
  finding: "",
  rootCause: undefined,
  responsibleParty: "",
  aboutStaffId: undefined,
};

/** HND-3: verified facts before a plan. */
export function InvestigateDialog(props: DialogProps) {
  const { t } = useWords();
  const investigate = useInvestigate();
  const compare = useCompareState(t("actions.done_INVESTIGATE"));
  return (
    <ActionDialog<Investigated>
      {...props}
      action="INVESTIGATE"
      empty={INVESTIGATED}
      submit={({ method, finding, rootCause = "NONE", responsibleParty, aboutStaffId }, keys) =>
        investigate({
          ...keys,
          method,
          finding: finding.trim(),
          rootCause,
          responsibleParty: responsibleParty.trim(),
          aboutStaffId: aboutStaffId ?? null,
        })
      }
      compare={({ finding }, now) => compare(finding, now)}
    >
      {() => (
        <>
          <CodeRadios
            name="method"
            label={t("actions.method")}
            codes={INVESTIGATION_METHODS}
            labels={INVESTIGATION_METHOD_LABELS}
          />
          <TextField
            name="finding"
            label={t("actions.finding")}
            hint={t("actions.findingHint")}
            rows={4}
            focus
          />
          <div className={styles.two}>
            <CodeSelect
              name="rootCause"
              label={t("actions.rootCause")}
              codes={ROOT_CAUSES}
              labels={ROOT_CAUSE_LABELS}
            />
            <Form.Item
              name="responsibleParty"
              label={t("actions.responsibleParty")}
              rules={[{ required: true, whitespace: true, message: t("actions.required") }]}
            >
              <Input maxLength={60} placeholder={t("actions.responsiblePartyHint")} />
            </Form.Item>
          </div>
          <PersonField
            name="aboutStaffId"
            label={t("actions.about")}
            hint={t("actions.aboutHint")}
            projectId={props.subject.project.id}
            optional
          />
        </>
      )}
    </ActionDialog>
  );
}

type Planned = {
  what: string;
  byStaffId: string | undefined;
  promisedAt: string | undefined;
  consent: Consent;
  objection: string;
};

/** HND-4: what, by whom, by when, and what the complainant says to it. */
export function PlanDialog(props: DialogProps) {
  const { t } = useWords();
  const plan = usePlan();
  const at = useMomentWords();
  const { promisedAt: standing, handler, project } = props.subject;
  const empty: Planned = {
    what: "",
    byStaffId: handler?.id,
    promisedAt: undefined,
    consent: "AGREED",
    objection: "",
  };
  return (
    <ActionDialog<Planned>
      {...props}
      action="PLAN"
      empty={empty}
      submit={({ what, byStaffId = "", promisedAt, consent, objection }, keys) =>
        plan({
          ...keys,
          what: what.trim(),
          byStaffId,
          promisedAt: standing === null ? (promisedAt ?? null) : null,
          consent,
          objection: objection.trim() || null,
        })
      }
      compare={({ promisedAt }, now) => [
        { field: t("actions.promisedAt"), wanted: at(promisedAt), now: at(now.promisedAt) },
      ]}
    >
      {(form) => (
        <>
          <TextField name="what" label={t("actions.planWhat")} hint={t("actions.planWhatHint")} focus />
          <PersonField name="byStaffId" label={t("actions.planBy")} projectId={project.id} />
          {standing === null ? (
            <WhenField name="promisedAt" label={t("actions.promisedAt")} hint={t("actions.planPromise")} />
          ) : (
            <p className={styles.hint}>{t("actions.planPromised", { when: at(standing) })}</p>
          )}
          <CodeRadios name="consent" label={t("actions.consent")} codes={CONSENTS} labels={CONSENT_LABELS} />
          <Objection form={form} />
        </>
      )}
    </ActionDialog>
  );
}

function Objection({ form }: { readonly form: ReturnType<typeof Form.useForm<Planned>>[0] }) {
  const { t } = useWords();
  const consent: unknown = Form.useWatch("consent", form);
  if (consent !== "OBJECTED") return null;
  return (
    <TextField name="objection" label={t("actions.objection")} hint={t("actions.objectionHint")} rows={2} />
  );
}

const PROGRESS = { text: "", public: true };

/** HND-5: an entry without a contact; who sees it is said before it is written. */
export function ProgressDialog(props: DialogProps) {
  const { t } = useWords();
  const note = useNoteProgress();
  const compare = useCompareState(t("actions.done_NOTE_PROGRESS"));
  return (
    <ActionDialog
      {...props}
      action="NOTE_PROGRESS"
      empty={PROGRESS}
      submit={({ text, public: isPublic }, keys) => note({ ...keys, text: text.trim(), public: isPublic })}
      compare={({ text }, now) => compare(text, now)}
    >
      {() => (
        <>
          <TextField name="text" label={t("actions.progress")} hint={t("actions.progressHint")} focus />
          <Form.Item name="public" valuePropName="checked" noStyle>
            <Checkbox>{t("actions.isPublic")}</Checkbox>
          </Form.Item>
        </>
      )}
    </ActionDialog>
  );
}
