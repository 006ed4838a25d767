import { Form, type FormInstance, Radio } from "antd";
import { useQuery } from "urql";
import { useWords } from "../../i18n/use-words.ts";
import { Bones } from "../../ui/states.tsx";
import { type AssignableDepartment, AssigneesQuery } from "../assignees.ts";
import styles from "./actions.module.css";

type Props = {
  readonly form: FormInstance;
  readonly projectId: string;
  /** The department that has it already. */
  readonly without?: string | undefined;
};

export function AssigneeFields({ form, projectId, without }: Props) {
  const { t } = useWords();
  const [{ data, error }] = useQuery({
    query: AssigneesQuery,
    variables: { projectId },
    requestPolicy: "cache-and-network",
  });
  const departmentId: unknown = Form.useWatch("departmentId", form);
  const departments = (data?.assignees ?? []).filter(({ department }) => department.id !== without);
  const chosen = departments.find(({ department }) => department.id === departmentId);
  if (error && !data) return <p role="alert">{t("actions.assigneesFailed")}</p>;
  if (!data) return <Bones lines={5} />;
  return (
    <>
      <Form.Item
        name="departmentId"
        label={t("actions.department")}
        rules={[{ required: true, message: t("actions.required") }]}
      >
        <Radio.Group
          className={styles.departments ?? ""}
          onChange={() => form.setFieldValue("handlerId", undefined)}
        >
          {departments.map(({ department, openLoad }, index) => (
            <Radio
              key={department.id}
              value={department.id}
              autoFocus={index === 0}
              className={styles.department ?? ""}
            >
              {department.name}
              <div className={styles.load}>{t("actions.departmentLoad", { open: openLoad })}</div>
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
      {chosen !== undefined && <People key={chosen.department.id} department={chosen} />}
    </>
  );
}

function People({ department }: { readonly department: AssignableDepartment }) {
  const { t } = useWords();
  const most = Math.max(1, ...department.handlers.map(({ openLoad }) => openLoad));
  return (
    <Form.Item name="handlerId" label={t("actions.handler")}>
      <Radio.Group className={styles.people ?? ""}>
        <Radio value={undefined}>{t("actions.handlerAny")}</Radio>
        {department.handlers.map(({ staff, title, openLoad, overdueLoad }) => (
          <Radio key={staff.id} value={staff.id}>
            <span className={styles.person}>
              <span>
                {staff.name} <span className={styles.load}>{title}</span>
              </span>
              <span className={styles.load} data-overdue={overdueLoad > 0}>
                <span className={styles.loadBar} aria-hidden="true">
                  <i style={{ width: `${(openLoad / most) * 100}%` }} />
                </span>
                {overdueLoad > 0
                  ? t("actions.loadOverdue", { open: openLoad, overdue: overdueLoad })
                  : t("actions.load", { open: openLoad })}
              </span>
            </span>
          </Radio>
        ))}
      </Radio.Group>
    </Form.Item>
  );
}
