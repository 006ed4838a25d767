import { graphql } from "../../../generated/gql.ts";

export const FulfilObligationMutation = graphql(`
  mutation FulfilObligation($input: CaseFulfilInput!) {
    answer: caseFulfil(input: $input) {
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

export const WaiveObligationMutation = graphql(`
  mutation WaiveObligation($input: CaseWaiveInput!) {
    answer: caseWaive(input: $input) {
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

export const UrgeObligationMutation = graphql(`
  mutation UrgeObligation($input: CaseUrgeInput!) {
    answer: caseUrge(input: $input) {
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

export const BreachObligationMutation = graphql(`
  mutation BreachObligation($input: CaseBreachInput!) {
    answer: caseBreach(input: $input) {
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

export const ApplyConfirmationMutation = graphql(`
  mutation ApplyConfirmation($input: CaseApplyConfirmationInput!) {
    answer: caseApplyConfirmation(input: $input) {
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

export const DecideConfirmationMutation = graphql(`
  mutation DecideConfirmation($input: CaseDecideConfirmationInput!) {
    answer: caseDecideConfirmation(input: $input) {
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
