import { ROLE_LABELS } from "@heyi/schema/vocabulary/org.ts";
import { Form, Select } from "antd";
import { useQuery } from "urql";
import { graphql } from "../../../generated/gql.ts";
import { useWords } from "../../i18n/use-words.ts";

export const ColleaguesQuery = graphql(`
  query Colleagues($projectId: ID!) {
    colleagues(projectId: $projectId) {
      staff {
        id
        name
      }
      title
      roles
    }
  }
`);

type Props = {
  readonly name: string;
  readonly label: string;
  readonly projectId: string;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly without?: string | undefined;
};

/** Somebody of the project, found by name or title. */
export function PersonField(props: Props) {
  const { t, label } = useWords();
  const [{ data, fetching, error }] = useQuery({
    query: ColleaguesQuery,
    variables: { projectId: props.projectId },
    requestPolicy: "cache-and-network",
  });
  const people = (data?.colleagues ?? []).filter(({ staff }) => staff.id !== props.without);
  return (
    <Form.Item
      name={props.name}
      label={props.optional ? `${props.label} (${t("actions.optional")})` : props.label}
      extra={error && !data ? t("actions.assigneesFailed") : props.hint}
      rules={props.optional ? [] : [{ required: true, message: t("actions.required") }]}
    >
      <Select<string>
        showSearch={{ optionFilterProp: "label" }}
        allowClear={props.optional ?? false}
        loading={fetching}
        options={people.map(({ staff, title, roles }) => ({
          value: staff.id,
          label: `${staff.name} · ${title || roles.map((role) => label(ROLE_LABELS, role)).join("、")}`,
        }))}
      />
    </Form.Item>
  );
}
