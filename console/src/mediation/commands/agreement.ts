import { graphql } from "../../../generated/gql.ts";

export const DraftAgreementMutation = graphql(`
  mutation DraftAgreement($input: CaseDraftAgreementInput!) {
    answer: caseDraftAgreement(input: $input) {
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

export const EditAgreementMutation = graphql(`
  mutation EditAgreement($input: CaseEditAgreementInput!) {
    answer: caseEditAgreement(input: $input) {
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

export const FreezeAgreementMutation = graphql(`
  mutation FreezeAgreement($input: CaseFreezeAgreementInput!) {
    answer: caseFreezeAgreement(input: $input) {
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

export const DropAgreementMutation = graphql(`
  mutation DropAgreement($input: CaseDropAgreementInput!) {
    answer: caseDropAgreement(input: $input) {
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

export const SignAgreementMutation = graphql(`
  mutation SignAgreement($input: CaseSignInput!) {
    answer: caseSign(input: $input) {
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
