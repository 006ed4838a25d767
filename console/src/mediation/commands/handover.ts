import { graphql } from "../../../generated/gql.ts";

export const PlanHandoverMutation = graphql(`
  mutation PlanHandover($input: CasePlanHandoverInput!) {
    answer: casePlanHandover(input: $input) {
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

export const AgreeToHandoverMutation = graphql(`
  mutation AgreeToHandover($input: CaseAgreeToHandoverInput!) {
    answer: caseAgreeToHandover(input: $input) {
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

export const HandOverMutation = graphql(`
  mutation HandOver($input: CaseHandOverInput!) {
    answer: caseHandOver(input: $input) {
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
