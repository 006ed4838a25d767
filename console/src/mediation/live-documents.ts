import { graphql } from "../../generated/gql.ts";

export const CaseChangedSubscription = graphql(`
  subscription CaseChanged($caseId: ID!, $after: String) {
    told: caseChanged(caseId: $caseId, after: $after) {
      __typename
      ... on CaseChanges {
        cursor
        changed {
          id
          version
        }
        goneIds
      }
      ... on QueueReload {
        reason
      }
    }
  }
`);

export const CasesChangedSubscription = graphql(`
  subscription CasesChanged($after: String) {
    told: casesChanged(after: $after) {
      __typename
      ... on CaseChanges {
        cursor
        changed {
          id
          version
        }
        goneIds
      }
      ... on QueueReload {
        reason
      }
    }
  }
`);
