import { graphql } from "../../generated/gql.ts";
import type { AssigneesQuery as AssigneesData } from "../../generated/graphql.ts";

export const AssigneesQuery = graphql(`
  query Assignees($projectId: ID!) {
    assignees(projectId: $projectId) {
      department {
        id
        name
      }
      openLoad
      handlers {
        staff {
          id
          name
        }
        title
        openLoad
        overdueLoad
      }
    }
  }
`);

export type AssignableDepartment = AssigneesData["assignees"][number];

/** Everyone once, though some serve several departments. */
export function peopleOf(departments: readonly AssignableDepartment[]): [string, string][] {
  return departments.flatMap(({ handlers }) =>
    handlers.map(({ staff }): [string, string] => [staff.id, staff.name]),
  );
}
