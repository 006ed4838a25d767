import type { Role } from "@heyi/schema/vocabulary/org.ts";

import type { CompanyData } from "./company-data.ts";

/** One fixed password for everybody in the demo company; printed, since there is nothing to protect. */
export const DEMO_PASSWORD = "heyi-demo-2026";

export type DemoPeople = {
  readonly password: string;
  readonly people: readonly { username: string; name: string; title: string; roles: readonly Role[] }[];
};

/** One person for each part in the play; all sixty-one can sign in. */
const SUGGESTED = [
  "zengjingyi",
  "sunqihang",
  "wuhaitao",
  "huangweidong",
  "dengmeilan",
  "zhengpeiling",
  "zhangzeyu",
  "hechunmei",
];

/** Who may be tried out: for the sign-in page. */
export function demoPeople(data: CompanyData): DemoPeople {
  const people = SUGGESTED.flatMap((suggested) => {
    const person = data.staff.find(({ username }) => username === suggested);
    if (person === undefined) return [];
    const { username, name, title, roles } = person;
    return [{ username, name, title, roles: [...new Set(roles.map(({ role }) => role))] }];
  });
  return { password: DEMO_PASSWORD, people };
}
