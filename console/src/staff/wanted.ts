import type { Role } from "@heyi/schema/vocabulary/org.ts";

type Person = {
  readonly name: string;
  readonly username: string;
  readonly title: string;
  readonly roles: readonly { readonly role: Role; readonly projectId?: string | null }[];
};
export type Wanted = {
  readonly text: string;
  readonly role?: Role | undefined;
  readonly projectId?: string | undefined;
};

/** Who is looked for by name, user name or title, by a role, by a project; the role in that project where both are given. */
export function wantedPeople<T extends Person>(people: readonly T[], wanted: Wanted): readonly T[] {
  const { role, projectId } = wanted;
  const text = wanted.text.trim().toLowerCase();
  return people.filter(
    (person) =>
      [person.name, person.username, person.title].some((word) => word.toLowerCase().includes(text)) &&
      (role === undefined && projectId === undefined
        ? true
        : person.roles.some(
            (held) =>
              (role === undefined || held.role === role) &&
              (projectId === undefined || held.projectId === projectId),
          )),
  );
}
