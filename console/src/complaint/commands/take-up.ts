import { graphql } from "../../../generated/gql.ts";
import { useCommand } from "./use-command.ts";

const ComplaintRespondMutation = graphql(`
  mutation ComplaintRespond($input: ComplaintRespondInput!) {
    complaintRespond(input: $input) {
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

const ComplaintTriageMutation = graphql(`
  mutation ComplaintTriage($input: ComplaintTriageInput!) {
    complaintTriage(input: $input) {
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

const ComplaintAcceptMutation = graphql(`
  mutation ComplaintAccept($input: ComplaintAcceptInput!) {
    complaintAccept(input: $input) {
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

const ComplaintDeclineMutation = graphql(`
  mutation ComplaintDecline($input: ComplaintDeclineInput!) {
    complaintDecline(input: $input) {
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

export function useRespond() {
  return useCommand(ComplaintRespondMutation, (data) => data.complaintRespond);
}

export function useTriage() {
  return useCommand(ComplaintTriageMutation, (data) => data.complaintTriage);
}

export function useAccept() {
  return useCommand(ComplaintAcceptMutation, (data) => data.complaintAccept);
}

export function useDecline() {
  return useCommand(ComplaintDeclineMutation, (data) => data.complaintDecline);
}
