import { graphql } from "../../generated/gql.ts";
import type { StaffDirectoryQuery as Directory } from "../../generated/graphql.ts";

export const StaffDirectoryQuery = graphql(`
  query StaffDirectory {
    staffDirectory {
      id
      username
      name
      title
      phone
      active
      version
      openWork
      roles {
        role
        projectId
        departmentId
      }
    }
    projects {
      id
      name
      departments {
        id
        name
      }
    }
  }
`);

export type Member = Directory["staffDirectory"][number];
export type Place = Directory["projects"][number];

export const AddStaffMutation = graphql(`
  mutation AddStaff($input: StaffAddInput!) {
    answer: staffAdd(input: $input) {
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

export const ChangeStaffMutation = graphql(`
  mutation ChangeStaff($input: StaffChangeInput!) {
    answer: staffChange(input: $input) {
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

export const SetPasswordMutation = graphql(`
  mutation SetStaffPassword($input: StaffPasswordSetInput!) {
    answer: staffPasswordSet(input: $input) {
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
