import { graphql } from "../../../generated/gql.ts";

export const ProposeCaseMutation = graphql(`
  mutation ProposeCase($input: CaseProposeInput!) {
    answer: casePropose(input: $input) {
      __typename
      ... on MediationCase {
        id
        number
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

export const BringCaseBeforeMutation = graphql(`
  mutation BringCaseBefore($input: CaseBringBeforeInput!) {
    answer: caseBringBefore(input: $input) {
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

export const NameMediatorMutation = graphql(`
  mutation NameMediator($input: CaseNameMediatorInput!) {
    answer: caseNameMediator(input: $input) {
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

export const DeclareNeutralMutation = graphql(`
  mutation DeclareNeutral($input: CaseDeclareInput!) {
    answer: caseDeclare(input: $input) {
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

export const ObjectToMediatorMutation = graphql(`
  mutation ObjectToMediator($input: CaseObjectInput!) {
    answer: caseObject(input: $input) {
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

export const ConfirmRightsMutation = graphql(`
  mutation ConfirmRights($input: CaseConfirmRightsInput!) {
    answer: caseConfirmRights(input: $input) {
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

export const ConsentToMediationMutation = graphql(`
  mutation ConsentToMediation($input: CaseConsentInput!) {
    answer: caseConsent(input: $input) {
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

export const RefuseMediationMutation = graphql(`
  mutation RefuseMediation($input: CaseRefuseInput!) {
    answer: caseRefuse(input: $input) {
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

export const ChangeCaseMutation = graphql(`
  mutation ChangeCase($input: CaseChangeInput!) {
    answer: caseChange(input: $input) {
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

export const SetCaseMutation = graphql(`
  mutation SetCase($input: CaseSetInput!) {
    answer: caseSet(input: $input) {
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

export const RegisterOrganisationMutation = graphql(`
  mutation RegisterOrganisation($input: MediationOrganisationInput!) {
    answer: mediationOrganisationRegister(input: $input) {
      __typename
      ... on MediationOrganisation {
        id
        name
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

export const GivePartyCodeMutation = graphql(`
  mutation GivePartyCode($input: CaseGiveCodeInput!) {
    answer: caseGiveCode(input: $input) {
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
