import { graphql } from "../../../generated/gql.ts";

export const AskForSigningCodeMutation = graphql(`
  mutation AskForSigningCode($input: CaseAskForSigningCodeInput!) {
    answer: caseAskForSigningCode(input: $input) {
      __typename
      ... on SigningCodeSent {
        sentTo
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

export const SignOnScreenMutation = graphql(`
  mutation SignOnScreen($input: CaseSignOnScreenInput!) {
    answer: caseSignOnScreen(input: $input) {
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

export const AgreeToScreenMutation = graphql(`
  mutation AgreeToScreen($input: CaseAgreeToScreenInput!) {
    answer: caseAgreeToScreen(input: $input) {
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
