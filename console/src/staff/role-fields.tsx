import { ROLE_LABELS, type Role, ROLES } from "@heyi/schema/vocabulary/org.ts";
import { Checkbox, Select } from "antd";
import { useWords } from "../i18n/use-words.ts";
import type { Place } from "./documents.ts";
import styles from "./role-fields.module.css";
import { type Chosen, isForCompany } from "./roles.ts";

type Props = {
  readonly chosen: Chosen;
  readonly places: readonly Place[];
  readonly faultOf: (role: Role) => string | undefined;
  readonly onChange: (chosen: Chosen) => void;
};

/** ORG-3: which roles, and where each of them is held. */
export function RoleFields({ chosen, places, faultOf, onChange }: Props) {
  const { t } = useWords();
  return (
    <fieldset className={styles.roles}>
      <legend>{t("house.roles")}</legend>
      {ROLES.map((role) => (
        <RoleField
          key={role}
          role={role}
          where={chosen[role]}
          places={places}
          fault={faultOf(role)}
          onChange={(where) => {
            const { [role]: _before, ...others } = chosen;
            onChange(where === undefined ? others : { ...others, [role]: where });
          }}
        />
      ))}
    </fieldset>
  );
}

type FieldProps = {
  readonly role: Role;
  readonly where: readonly string[] | undefined;
  readonly places: readonly Place[];
  readonly fault: string | undefined;
  readonly onChange: (where: readonly string[] | undefined) => void;
};

function RoleField({ role, where, places, fault, onChange }: FieldProps) {
  const { t, label } = useWords();
  const name = label(ROLE_LABELS, role);
  const handler = role === "HANDLER";
  const only = places.length === 1 && !handler && !isForCompany(role) ? places.map(({ id }) => id) : [];
  const options = places.map(({ id, name: project, departments }) =>
    handler
      ? {
          label: project,
          title: project,
          options: departments.map((department) => ({
            value: department.id,
            label: `${project} ${department.name}`,
          })),
        }
      : { value: id, label: project },
  );
  const told = `role-${role}-told`;
  return (
    <div className={styles.role}>
      <Checkbox
        checked={where !== undefined}
        onChange={({ target }) => onChange(target.checked ? only : undefined)}
      >
        {name}
      </Checkbox>
      {where !== undefined && isForCompany(role) && <span>{t("house.forCompany")}</span>}
      {where !== undefined && !isForCompany(role) && (
        <div>
          <Select<string[]>
            mode="multiple"
            maxTagCount="responsive"
            showSearch={{ optionFilterProp: "label" }}
            aria-label={t(handler ? "house.departmentsOf" : "house.projectsOf", { role: name })}
            placeholder={t(handler ? "house.chooseDepartments" : "house.chooseProjects")}
            value={[...where]}
            options={options}
            {...(fault !== undefined && { status: "error", "aria-invalid": true, "aria-describedby": told })}
            onChange={onChange}
          />
          {fault !== undefined && (
            <p id={told} role="alert" className={styles.told}>
              {fault}
            </p>
          )}
        </div>
      )}
    </div>
  );
}
