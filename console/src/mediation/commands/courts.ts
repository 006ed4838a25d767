import { graphql } from "../../../generated/gql.ts";

export const CourtsQuery = graphql(`
  query Courts {
    courts {
      id
      name
      districts
    }
  }
`);

export const ListCourtMutation = graphql(`
  mutation ListCourt($input: CourtListInput!) {
    answer: courtList(input: $input) {
      __typename
      ... on CourtList {
        courts {
          id
          name
          districts
        }
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
