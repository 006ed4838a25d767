import type { CompanyId, DepartmentId, ProjectId, StaffId, UserId } from "../kernel/ids.ts";

/** Whole rows, as those who draw the nouns of the organisation expect them, brought along by another read. */
export type StaffRow = {
  readonly id: StaffId;
  readonly companyId: CompanyId;
  readonly userId: UserId | null;
  readonly username: string;
  readonly name: string;
  readonly title: string;
  readonly phone: string | null;
  readonly active: boolean;
  readonly version: number;
  readonly rightsVersion: number;
};
export type ProjectRow = {
  readonly id: ProjectId;
  readonly companyId: CompanyId;
  readonly code: string;
  readonly name: string;
  readonly city: string;
  readonly area: number;
  readonly position: number;
  readonly serviceHours: [string, string][];
};
export type DepartmentRow = {
  readonly id: DepartmentId;
  readonly companyId: CompanyId;
  readonly projectId: ProjectId;
  readonly code: string;
  readonly name: string;
};

/** Each as one JSON column over an alias; null where an outer join found nothing. */
export const STAFF_ROW = (alias: string) =>
  orNull(
    alias,
    `json_build_object('id', ${alias}.id, 'companyId', ${alias}.company_id, 'userId', ${alias}.user_id, 'username', ${alias}.username,
       'name', ${alias}.name, 'title', ${alias}.title, 'phone', ${alias}.phone, 'active', ${alias}.active, 'version', ${alias}.version, 'rightsVersion', ${alias}.rights_version)`,
  );
export const PROJECT_ROW = (alias: string) =>
  orNull(
    alias,
    `json_build_object('id', ${alias}.id, 'companyId', ${alias}.company_id, 'code', ${alias}.code, 'name', ${alias}.name, 'city', ${alias}.city,
       'area', ${alias}.area, 'position', ${alias}.position, 'serviceHours', ${alias}.service_hours)`,
  );
export const DEPARTMENT_ROW = (alias: string) =>
  orNull(
    alias,
    `json_build_object('id', ${alias}.id, 'companyId', ${alias}.company_id, 'projectId', ${alias}.project_id, 'code', ${alias}.code, 'name', ${alias}.name)`,
  );

function orNull(alias: string, row: string): string {
  return `case when ${alias}.id is not null then ${row} end`;
}
