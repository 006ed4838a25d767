import { graphql } from "../../../generated/gql.ts";

export const TakeIdentityMutation = graphql(`
  mutation TakeIdentity($input: CaseTakeIdentityInput!) {
    answer: caseTakeIdentity(input: $input) {
      __typename
      ... on MediationCase {
        id
        version
      }
      ... on Error {
        message
      }
      ... on InvalidError {
        issues {
          path
          code
          message
        }
      }
    }
  }
`);
