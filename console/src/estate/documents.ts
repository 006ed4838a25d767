import { graphql } from "../../generated/gql.ts";
import type { EstateQuery as Estate } from "../../generated/graphql.ts";

export const EstateQuery = graphql(`
  query Estate {
    projects {
      id
      code
      name
      city
      area
      serviceHours
      departments {
        id
        name
      }
    }
  }
`);

export type EstateProject = Estate["projects"][number];

export const AddProjectMutation = graphql(`
  mutation AddProject($input: ProjectAddInput!) {
    answer: projectAdd(input: $input) {
      __typename
      ... on Error {
        message
      }
      ... on InvalidError {
        issues {
          path
          message
        }
      }
    }
  }
`);

export const SaveDepartmentMutation = graphql(`
  mutation SaveDepartment($input: DepartmentSaveInput!) {
    answer: departmentSave(input: $input) {
      __typename
      ... on Error {
        message
      }
      ... on InvalidError {
        issues {
          path
          message
        }
      }
    }
  }
`);
