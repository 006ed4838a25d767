import { graphql } from "../../../generated/gql.ts";

export const ExtendCaseMutation = graphql(`
  mutation ExtendCase($input: CaseExtendInput!) {
    answer: caseExtend(input: $input) {
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

export const WithdrawCaseMutation = graphql(`
  mutation WithdrawCase($input: CaseWithdrawInput!) {
    answer: caseWithdraw(input: $input) {
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

export const EndCaseMutation = graphql(`
  mutation EndCase($input: CaseEndInput!) {
    answer: caseEnd(input: $input) {
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

export const ReferCaseMutation = graphql(`
  mutation ReferCase($input: CaseReferInput!) {
    answer: caseRefer(input: $input) {
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

export const FollowUpCaseMutation = graphql(`
  mutation FollowUpCase($input: CaseFollowUpInput!) {
    answer: caseFollowUp(input: $input) {
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
