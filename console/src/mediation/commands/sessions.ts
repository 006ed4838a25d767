import { graphql } from "../../../generated/gql.ts";

export const ScheduleSessionMutation = graphql(`
  mutation ScheduleSession($input: CaseScheduleSessionInput!) {
    answer: caseScheduleSession(input: $input) {
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

export const HoldSessionMutation = graphql(`
  mutation HoldSession($input: CaseHoldSessionInput!) {
    answer: caseHoldSession(input: $input) {
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

export const ConfirmRecordMutation = graphql(`
  mutation ConfirmRecord($input: CaseConfirmRecordInput!) {
    answer: caseConfirmRecord(input: $input) {
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

export const RecordStatementMutation = graphql(`
  mutation RecordStatement($input: CaseRecordInput!) {
    answer: caseRecord(input: $input) {
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

export const MakeOfferMutation = graphql(`
  mutation MakeOffer($input: CaseOfferInput!) {
    answer: caseOffer(input: $input) {
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

export const AnswerOfferMutation = graphql(`
  mutation AnswerOffer($input: CaseAnswerOfferInput!) {
    answer: caseAnswerOffer(input: $input) {
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

export const MoveSessionMutation = graphql(`
  mutation MoveSession($input: CaseMoveSessionInput!) {
    answer: caseMoveSession(input: $input) {
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

export const CancelSessionMutation = graphql(`
  mutation CancelSession($input: CaseCancelSessionInput!) {
    answer: caseCancelSession(input: $input) {
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
