import { graphql } from "../../../generated/gql.ts";
import { useCommand } from "./use-command.ts";

const ComplaintAcknowledgeEscalationMutation = graphql(`
  mutation ComplaintAcknowledgeEscalation($input: ComplaintAcknowledgeEscalationInput!) {
    complaintAcknowledgeEscalation(input: $input) {
      __typename
      ... on Complaint {
        id
        ...ComplaintDetail
      }
      ... on Error {
        ...CommandProblem
      }
    }
  }
`);

const ComplaintConfirmMajorMutation = graphql(`
  mutation ComplaintConfirmMajor($input: ComplaintConfirmMajorInput!) {
    complaintConfirmMajor(input: $input) {
      __typename
      ... on Complaint {
        id
        ...ComplaintDetail
      }
      ... on Error {
        ...CommandProblem
      }
    }
  }
`);

const ComplaintDismissMajorMutation = graphql(`
  mutation ComplaintDismissMajor($input: ComplaintDismissMajorInput!) {
    complaintDismissMajor(input: $input) {
      __typename
      ... on Complaint {
        id
        ...ComplaintDetail
      }
      ... on Error {
        ...CommandProblem
      }
    }
  }
`);

const ComplaintHoldResponseMeetingMutation = graphql(`
  mutation ComplaintHoldResponseMeeting($input: ComplaintHoldResponseMeetingInput!) {
    complaintHoldResponseMeeting(input: $input) {
      __typename
      ... on Complaint {
        id
        ...ComplaintDetail
      }
      ... on Error {
        ...CommandProblem
      }
    }
  }
`);

const ComplaintHandOverMutation = graphql(`
  mutation ComplaintHandOver($input: ComplaintHandOverInput!) {
    complaintHandOver(input: $input) {
      __typename
      ... on Complaint {
        id
        ...ComplaintDetail
      }
      ... on Error {
        ...CommandProblem
      }
    }
  }
`);

export function useAcknowledgeEscalation() {
  return useCommand(ComplaintAcknowledgeEscalationMutation, (data) => data.complaintAcknowledgeEscalation);
}

export function useConfirmMajor() {
  return useCommand(ComplaintConfirmMajorMutation, (data) => data.complaintConfirmMajor);
}

export function useDismissMajor() {
  return useCommand(ComplaintDismissMajorMutation, (data) => data.complaintDismissMajor);
}

export function useHoldResponseMeeting() {
  return useCommand(ComplaintHoldResponseMeetingMutation, (data) => data.complaintHoldResponseMeeting);
}

export function useHandOver() {
  return useCommand(ComplaintHandOverMutation, (data) => data.complaintHandOver);
}
